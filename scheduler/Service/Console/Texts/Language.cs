using Microsoft.Net.Http.Headers;

namespace Signage.Scheduler.Texts;

/// <summary>Which of the two languages a person reads: <c>zh</c> unless English is asked for first.</summary>
public static class Language
{
    public const string Chinese = "zh";
    public const string English = "en";

    /// <summary>The cookie of a person who chose; it counts before what the browser asks for.</summary>
    public const string Cookie = "signage-language";

    public static string Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is (Chinese or English) and var chosen)
        {
            return chosen;
        }

        if (!StringWithQualityHeaderValue.TryParseList(context.Request.Headers.AcceptLanguage, out var wanted))
        {
            return Chinese;
        }

        foreach (var value in wanted.OrderByDescending(w => w.Quality ?? 1))
        {
            if (value.Value.StartsWith(Chinese, StringComparison.OrdinalIgnoreCase))
            {
                return Chinese;
            }

            if (value.Value.StartsWith(English, StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }
        }

        return Chinese;
    }
}
