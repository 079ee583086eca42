using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary><c>/api/v1/access</c>: signing in, out, passwords and API keys.</summary>
public static class AccessEndpoints
{
    public static void Map(WebApplication app)
    {
        var access = app.MapGroup("/api/v1/access").WithTags("access");
        access.MapPost("redeem", RedeemAsync).RequireRateLimiting(AccessFeature.SecretsLimit);
        access.MapPost("sign-in", SignInAsync).RequireRateLimiting(AccessFeature.SecretsLimit);
        access.MapPost("sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn);
        access.MapPost("password", PasswordAsync).RequireAuthorization(Policies.SignedIn)
            .RequireRateLimiting(AccessFeature.SecretsLimit);
        access.MapGet("me", MeAsync).RequireAuthorization(Policies.SignedIn);
        access.MapDelete("api-keys", RevokeOwnAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> RedeemAsync(
        Redeem wanted, SignIn signIn, HttpContext http, CancellationToken stop)
    {
        var (answer, refusal) = await signIn.ByCodeAsync(wanted.Code, wanted.ApiKey, stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }

    private static async Task<IResult> SignInAsync(
        SignInRequest wanted, SignIn signIn, HttpContext http, CancellationToken stop)
    {
        var (answer, refusal) = await signIn.ByPasswordAsync(wanted.Name, wanted.Password, wanted.ApiKey, stop);
        return refusal is null ? Results.Ok(answer) : Problems.From(refusal, http);
    }

    private static async Task<IResult> SignOutAsync(SignInManager<User> identity)
    {
        await identity.SignOutAsync();
        return Results.NoContent();
    }

    private static async Task<IResult> PasswordAsync(
        NewPassword wanted,
        UserManager<User> identity,
        SignInManager<User> session,
        SignageDb db,
        Audit audit,
        HttpContext http)
    {
        var user = (await identity.GetUserAsync(http.User))!;
        await using var change = await db.Database.BeginTransactionAsync();
        var result = await identity.HasPasswordAsync(user)
            ? await identity.ChangePasswordAsync(user, wanted.Current ?? "", wanted.Password)
            : await identity.AddPasswordAsync(user, wanted.Password);
        if (!result.Succeeded)
        {
            var wrong = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            var refusal = wrong
                ? new Refusal("password-wrong", "current")
                : new Refusal("password-weak", "password", identity.Options.Password.RequiredLength);
            return Problems.From(refusal, http);
        }

        audit.Add(db, "user.password", user.Id);
        await db.SaveChangesAsync();
        await change.CommitAsync();
        if (http.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme)
        {
            await session.RefreshSignInAsync(user);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> MeAsync(UserManager<User> identity, ClaimsPrincipal me)
    {
        var user = (await identity.GetUserAsync(me))!;
        return Results.Ok(UserView.Of(user, await identity.GetRolesAsync(user)));
    }

    private static async Task<IResult> RevokeOwnAsync(ApiKeys keys, ClaimsPrincipal me, CancellationToken stop) =>
        Results.Ok(new { revoked = await keys.RevokeAllAsync(me.Identity!.Name!, stop) });
}
