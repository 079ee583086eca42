using System.Globalization;
using System.Net;
using System.Text;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>The page before the console: takes a one-time link, or name and password. Plain HTML that needs no
/// script.</summary>
public static class SignInPage
{
    public const string Path = "/signin";

    private static readonly CompositeFormat Page = CompositeFormat.Parse(Load());

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, OpenAsync).RequireRateLimiting(AccessFeature.SecretsLimit).ExcludeFromDescription();
        app.MapPost(Path, EnterAsync).RequireRateLimiting(AccessFeature.SecretsLimit).ExcludeFromDescription()
            .DisableAntiforgery();
    }

    private static async Task<IResult> OpenAsync(string? code, SignIn signIn, HttpContext http, CancellationToken stop)
    {
        // A link that is only fetched ahead of a click is not used up by that.
        if (code is null || http.Request.Headers.ContainsKey("Sec-Purpose"))
        {
            return Show(http, null);
        }

        var (_, refusal) = await signIn.ByCodeAsync(code, apiKey: false, stop);
        return refusal is null ? Results.LocalRedirect("/") : Show(http, refusal);
    }

    private static async Task<IResult> EnterAsync(SignIn signIn, HttpContext http, CancellationToken stop)
    {
        if (http.Request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none")
        {
            return Show(http, new Refusal("cross-site", CookieRules.Header));
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(stop) : FormCollection.Empty;
        var (_, refusal) = await signIn.ByPasswordAsync(
            form["name"].ToString(), form["password"].ToString(), apiKey: false, stop);
        return refusal is null ? Results.LocalRedirect(WantedBy(http) ?? "/") : Show(http, refusal);
    }

    /// <summary>The page of the console that asked for the sign-in, when it is one of ours.</summary>
    private static string? WantedBy(HttpContext http) =>
        http.Request.Query["ReturnUrl"].ToString() is ['/', not ('/' or '\\'), ..] and var path ? path : null;

    private static IResult Show(HttpContext http, Refusal? refusal)
    {
        var language = Language.Of(http);
        string Text(string code) => WebUtility.HtmlEncode(MessageTexts.Of(code, language).Title);
        var wrong = refusal is null
            ? ""
            : WebUtility.HtmlEncode(MessageTexts.Detail(refusal.Code, language, refusal.Args));
        var html = string.Format(
            CultureInfo.InvariantCulture,
            Page,
            language,
            Text("sign-in-page"),
            wrong,
            Text("sign-in-name"),
            Text("sign-in-password"),
            Text("sign-in-enter"),
            WebUtility.HtmlEncode(MessageTexts.Of("sign-in-page", language).Detail),
            WantedBy(http) is { } path ? $"?ReturnUrl={Uri.EscapeDataString(path)}" : "");
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var status = refusal is null ? StatusCodes.Status200OK : MessageTexts.StatusOf(refusal.Code);
        return Results.Content(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string Load()
    {
        var assembly = typeof(SignInPage).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{typeof(SignInPage).Namespace}.signin.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
