using Microsoft.AspNetCore.Identity;
using NodaTime;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>Signs a person in by a one-time code or a password, to a cookie or an API key.</summary>
public sealed class SignIn(
    SignageDb db,
    SignInLinks links,
    ApiKeys keys,
    UserManager<User> identity,
    SignInManager<User> session,
    IClock time,
    Audit audit)
{
    public async Task<(SignedIn? Answer, Refusal? Refusal)> ByCodeAsync(
        string? code, bool apiKey, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var (user, refusal) = await links.RedeemAsync(code, stop);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var answer = await EnterAsync(user!, apiKey, "link", stop);
        await change.CommitAsync(stop);
        return (answer, null);
    }

    public async Task<(SignedIn? Answer, Refusal? Refusal)> ByPasswordAsync(
        string name, string password, bool apiKey, CancellationToken stop)
    {
        var user = await identity.FindByNameAsync(name);
        if (user is null)
        {
            // As long as a real check, so that names cannot be told by the time.
            identity.PasswordHasher.HashPassword(new User { Id = name }, password);
            return (null, new Refusal("sign-in-wrong"));
        }

        var result = await session.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            audit.Add(db, "user.signInFailed", user.Id, who: user.Id);
            await db.SaveChangesAsync(stop);
            return (null, new Refusal(result.IsLockedOut ? "sign-in-locked" : "sign-in-wrong"));
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var answer = await EnterAsync(user, apiKey, "password", stop);
        await change.CommitAsync(stop);
        return (answer, null);
    }

    private async Task<SignedIn> EnterAsync(User user, bool apiKey, string by, CancellationToken stop)
    {
        user.LastSignInAt = time.GetCurrentInstant();
        audit.Add(db, "user.signIn", user.Id, by, user.Id);
        var key = apiKey ? keys.Add(user) : null;
        await db.SaveChangesAsync(stop);
        if (!apiKey)
        {
            await session.SignInAsync(user, isPersistent: false);
        }

        return new SignedIn(user.Id, [.. (await identity.GetRolesAsync(user)).Order(StringComparer.Ordinal)], key);
    }
}
