using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;
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

    private static async Task<IReadOnlyList<UserView>> ListAsync(SignageDb db, CancellationToken stop)
    {
        var users = await db.Users.AsNoTracking().OrderBy(u => u.Id).ToListAsync(stop);
        var roles = await db.UserRoles.Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name }).ToListAsync(stop);
        var byUser = roles.ToLookup(r => r.UserId, r => r.Name!, StringComparer.Ordinal);
        return [.. users.Select(u => UserView.Of(u, byUser[u.Id]))];
    }

    private static async Task<IResult> CreateAsync(NewUser wanted, Users users, HttpContext http, CancellationToken stop)
    {
        var (code, refusal) = await users.CreateAsync(wanted, stop);
        return refusal is null
            ? Results.Created($"/api/v1/users/{wanted.Name}", new { user = wanted.Name, link = LinkTo(http, code!) })
            : Problems.From(refusal, http);
    }

    private static async Task<IResult> LinkAsync(
        string name, SignInLinks links, SignageDb db, HttpContext http, CancellationToken stop)
    {
        if (!await db.Users.AnyAsync(u => u.Id == name, stop))
        {
            return Problems.From(new Refusal("not-found"), http);
        }

        var code = await links.AddAsync(name, stop);
        await db.SaveChangesAsync(stop);
        return Results.Ok(new { user = name, link = LinkTo(http, code) });
    }

    private static async Task<IResult> RevokeAsync(string name, ApiKeys keys, CancellationToken stop) =>
        Results.Ok(new { revoked = await keys.RevokeAllAsync(name, stop) });

    private static string LinkTo(HttpContext http, string code) =>
        $"{http.Request.Scheme}://{http.Request.Host}{SignInLinks.PathOf(code)}";
}
