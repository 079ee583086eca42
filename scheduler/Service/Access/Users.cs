using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>Makes users, with their roles and first link, in one transaction.</summary>
public sealed class Users(SignageDb db, UserManager<User> identity, SignInLinks links, IClock time, Audit audit)
{
    private const int MaxTitle = 100;
    private static readonly string[] Reserved = ["root", "scheduler", "local", "system"];

    public async Task<IReadOnlyList<UserView>> ListAsync(CancellationToken stop)
    {
        var users = await db.Users.AsNoTracking().OrderBy(u => u.Id).ToListAsync(stop);
        var roles = await db.UserRoles.Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name })
            .ToListAsync(stop);
        var byUser = roles.ToLookup(r => r.UserId, r => r.Name!, StringComparer.Ordinal);
        return [.. users.Select(u => UserView.Of(u, byUser[u.Id]))];
    }

    public Task<User?> FindAsync(string name, CancellationToken stop) =>
        db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.UserName == name, stop);

    /// <summary>A new first link for somebody who lost theirs; the answer is its code.</summary>
    public async Task<(string? Code, Refusal? Refusal)> LinkAsync(string name, CancellationToken stop)
    {
        if (!await db.Users.AnyAsync(u => u.Id == name, stop))
        {
            return (null, new Refusal("not-found"));
        }

        var code = await links.AddAsync(name, stop);
        await db.SaveChangesAsync(stop);
        return (code, null);
    }

    /// <summary>Makes a user; the answer is the code of their first link.</summary>
    public async Task<(string? Code, Refusal? Refusal)> CreateAsync(NewUser wanted, CancellationToken stop)
    {
        if (Check(wanted) is { } refusal)
        {
            return (null, refusal);
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (await db.Users.AnyAsync(u => u.Id == wanted.Name, stop))
        {
            return (null, new Refusal("user-exists", "name", wanted.Name));
        }

        var user = new User
        {
            Id = wanted.Name,
            UserName = wanted.Name,
            Title = wanted.Title ?? wanted.Name,
            Venue = wanted.Venue,
            Department = wanted.Department,
            Township = wanted.Township,
            CreatedAt = time.GetCurrentInstant(),
        };
        Expect(await identity.CreateAsync(user));
        Expect(await identity.AddToRolesAsync(user, wanted.Roles.Distinct(StringComparer.Ordinal)));
        audit.Add(db, "user.create", user.Id, $"roles {string.Join(", ", wanted.Roles)}");
        var code = await links.AddAsync(user.Id, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return (code, null);
    }

    private static Refusal? Check(NewUser wanted)
    {
        if (!NameRule.IsName(wanted.Name) || Reserved.Contains(wanted.Name, StringComparer.Ordinal)
            || wanted.Name.StartsWith("p-", StringComparison.Ordinal))
        {
            return new Refusal("user-name", "name", wanted.Name);
        }

        if (wanted.Roles.Count == 0
            || wanted.Roles.FirstOrDefault(r => !Roles.All.Contains(r, StringComparer.Ordinal)) is not null)
        {
            return new Refusal("user-roles", "roles", string.Join(", ", Roles.All));
        }

        if (wanted.Title is { Length: > MaxTitle })
        {
            return new Refusal("text-too-long", "title", wanted.Title.Length, MaxTitle);
        }

        return wanted.Roles.Contains(Roles.Venue, StringComparer.Ordinal) && string.IsNullOrEmpty(wanted.Venue)
            ? new Refusal("user-venue", "venue")
            : null;
    }

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }
}
