using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Radzen;
using Signage.Scheduler.Access;
using Signage.Scheduler.Console.Shared;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Console;

/// <summary>The pages in the browser: Blazor on the server, with every script, style and font served from
/// here.</summary>
public static class ConsoleFeature
{
    private const string LanguagePath = "/language/{language}";
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self'; style-src 'self' 'unsafe-inline'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What somebody pastes into a field must arrive, if only to be refused in words.</summary>
    private const int LargestMessage = 1 << 20;

    private const string SignOutPath = "/signout";
    private static readonly TimeSpan LanguageLasts = TimeSpan.FromDays(365);

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, FreshSignIn>();
        services.AddRadzenComponents();
        services.AddScoped<Words>().AddScoped<Work>().AddScoped<Undo>().AddScoped<Say>().AddScoped<Scoped>();
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapGet(LanguagePath, Choose).ExcludeFromDescription();
        app.MapPost(SignOutPath, SignOutAsync).ExcludeFromDescription();
        app.MapGet("/", () => Results.LocalRedirect("/wall")).ExcludeFromDescription();
        app.MapStaticAssets().ExcludeFromDescription();
        app.Use(TurnAwayWhenStopping);
        app.Use(Guard);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(AnswerPrograms);
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    /// <summary>
    /// A page that reconnects at once would hold up the end of a scheduler that is just stopping, and gain nothing.
    /// </summary>
    private static Task TurnAwayWhenStopping(HttpContext http, RequestDelegate next)
    {
        var life = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        if (!life.ApplicationStopping.IsCancellationRequested)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    /// <summary>The browser loads from here alone, and no other site frames these pages.</summary>
    private static Task Guard(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
            {
                http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                http.Response.Headers.XContentTypeOptions = "nosniff";
                http.Response.Headers.TryAdd("Referrer-Policy", "same-origin");
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>A program is told in problem details, not by a page.</summary>
    private static Task AnswerPrograms(HttpContext http, RequestDelegate next)
    {
        if (ProblemsFeature.IsForPrograms(http.Request.Path)
            && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }

    private static async Task<IResult> SignOutAsync(SignInManager<User> session)
    {
        await session.SignOutAsync();
        return Results.LocalRedirect(SignInPage.Path);
    }

    private static IResult Choose(string language, string? back, HttpContext http)
    {
        var chosen = language == Language.English ? Language.English : Language.Chinese;
        http.Response.Cookies.Append(Language.Cookie, chosen, new CookieOptions
        {
            MaxAge = LanguageLasts,
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
        });
        return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
    }
}
