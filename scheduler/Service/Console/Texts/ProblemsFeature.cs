using Microsoft.AspNetCore.Diagnostics;

namespace Signage.Scheduler.Texts;

public static class ProblemsFeature
{
    /// <summary>Every failure leaves as problem details: no stack trace, no empty body.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = context =>
            {
                var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                return Problems.WriteAsync(context, RefusalOf(fault));
            },
            SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(context =>
        {
            var http = context.HttpContext;
            return IsForPrograms(http.Request.Path)
                ? Problems.WriteAsync(http, RefusalOf(http.Response.StatusCode))
                : Task.CompletedTask;
        });
    }

    /// <summary>Paths whose answers are read by programs: no page of the console is ever shown there.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/player", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/playlists", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/approvals", StringComparison.OrdinalIgnoreCase);

    private static Refusal RefusalOf(Exception? fault) => fault switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Refusal("body-too-large"),
        BadHttpRequestException bad => new Refusal("bad-request", null, Reason(bad)),
        _ => new Refusal("fault"),
    };

    private static string Reason(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? json.Message : bad.Message;

    private static Refusal RefusalOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new Refusal("bad-request", null, ""),
        StatusCodes.Status401Unauthorized => new Refusal("not-signed-in"),
        StatusCodes.Status403Forbidden => new Refusal("not-allowed"),
        StatusCodes.Status404NotFound => new Refusal("not-found"),
        StatusCodes.Status405MethodNotAllowed => new Refusal("method-not-allowed"),
        StatusCodes.Status413PayloadTooLarge => new Refusal("body-too-large"),
        StatusCodes.Status415UnsupportedMediaType => new Refusal("wrong-media-type"),
        StatusCodes.Status429TooManyRequests => new Refusal("too-many-requests"),
        _ => new Refusal("fault"),
    };
}
