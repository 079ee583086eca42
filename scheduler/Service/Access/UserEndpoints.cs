using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary><c>/api/v1/users</c>, for the administrator.</summary>
public static class UserEndpoints
{
    public static void Map(WebApplication app)
    {
        var users = app.MapGroup("/api/v1/users").RequireAuthorization(Policies.Admin).WithTags("users");
        users.MapGet("", ListAsync);
        users.MapPost("", CreateAsync);
        users.MapPost("{name}/link", LinkAsync);
        users.MapDelete("{name}/api-keys", RevokeAsync);
    }

    private static Task<IReadOnlyList<UserView>> ListAsync(Users users, CancellationToken stop) =>
        users.ListAsync(stop);

    private static async Task<IResult> CreateAsync(
        NewUser wanted, Users users, HttpContext http, CancellationToken stop)
    {
        var (code, refusal) = await users.CreateAsync(wanted, stop);
        return refusal is null
            ? Results.Created($"/api/v1/users/{wanted.Name}", new { user = wanted.Name, link = LinkTo(http, code!) })
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> LinkAsync(string name, Users users, HttpContext http, CancellationToken stop)
    {
        var (code, refusal) = await users.LinkAsync(name, stop);
        return refusal is null
            ? Results.Ok(new { user = name, link = LinkTo(http, code!) })
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> RevokeAsync(string name, ApiKeys keys, CancellationToken stop) =>
        Results.Ok(new { revoked = await keys.RevokeAllAsync(name, stop) });

    private static string LinkTo(HttpContext http, string code) =>
        $"{http.Request.Scheme}://{http.Request.Host}{SignInLinks.PathOf(code)}";
}
