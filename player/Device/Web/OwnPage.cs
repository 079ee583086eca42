using System.Net;

namespace Signage.Player.Web;

/// <summary>
/// Keeps the page to this machine: a name that somebody else made lead here (DNS rebinding) is refused, and so is what
/// a page of somebody else sends here through a browser of this machine.
/// </summary>
internal static class OwnPage
{
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (IsOwn(request.Host.Host, context.Connection.LocalIpAddress) && (IsReading(request) || IsFromHere(request)))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("只供本机使用 / for this machine alone", context.RequestAborted);
    }

    private static bool IsOwn(string host, IPAddress? own) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || address.Equals(own)));

    private static bool IsReading(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // A program sends no origin; a page of ours sends the address that it was read from.
    private static bool IsFromHere(HttpRequest request) =>
        request.Headers.Origin is not { Count: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";
}
