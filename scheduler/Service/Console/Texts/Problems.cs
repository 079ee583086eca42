using Microsoft.AspNetCore.Mvc;

namespace Signage.Scheduler.Texts;

/// <summary>Problem details (RFC 9457) in the reader's language.</summary>
public static class Problems
{
    public static IResult From(Refusal refusal, HttpContext context) => Results.Problem(Details(refusal, context));

    public static ProblemDetails Details(Refusal refusal, HttpContext context)
    {
        var language = Language.Of(context);
        var details = new ProblemDetails
        {
            Type = $"urn:signage:{refusal.Code}",
            Title = MessageTexts.Of(refusal.Code, language).Title,
            Detail = MessageTexts.Detail(refusal.Code, language, refusal.Args),
            Status = MessageTexts.StatusOf(refusal.Code),
            Extensions = { ["code"] = refusal.Code },
        };
        if (refusal.Field is not null)
        {
            details.Extensions["field"] = refusal.Field;
        }

        foreach (var (name, value) in refusal.Extra)
        {
            details.Extensions[name] = value;
        }

        return details;
    }

    /// <summary>Writes the refusal where no endpoint answers: authentication, rate limits, faults.</summary>
    /// <remarks>Where several schemes are asked, each of them challenges: the first one has answered.</remarks>
    public static Task WriteAsync(HttpContext context, Refusal refusal) =>
        context.Response.HasStarted ? Task.CompletedTask : From(refusal, context).ExecuteAsync(context);
}
