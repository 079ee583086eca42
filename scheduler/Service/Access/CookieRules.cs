using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>
/// The console's cookie. The API answers with problem details where a page would be sent to sign in, and takes no
/// write by cookie that another site could have made: such a write carries the header <c>X-Signage</c>, which no
/// foreign form can set.
/// </summary>
public static class CookieRules
{
    public const string Header = "X-Signage";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    public static void Apply(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "signage";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Lasts;
        options.LoginPath = SignInPage.Path;
        options.AccessDeniedPath = "/denied";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = c => Answer(c, new Refusal("not-signed-in"));
        options.Events.OnRedirectToAccessDenied = c => Answer(c, new Refusal("not-allowed"));
    }

    /// <summary>Refuses a write that came by cookie without the header.</summary>
    public static async Task Guard(HttpContext context, RequestDelegate next)
    {
        var byCookie = context.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (byCookie && !reads && IsApi(context.Request.Path) && !context.Request.Headers.ContainsKey(Header))
        {
            await Problems.WriteAsync(context, new Refusal("cross-site", Header));
            return;
        }

        await next(context);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        var page = HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (page && !IsApi(context.Request.Path))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        return Problems.WriteAsync(context.HttpContext, refusal);
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
