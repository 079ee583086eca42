using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Access;

/// <summary>One-time links, which stand in for a first password.</summary>
public sealed class SignInLinks(SignageDb db, IClock time, Audit audit)
{
    private const int MaxCode = 64;
    private static readonly Duration Lasts = Duration.FromHours(24);

    /// <summary>Adds a link for a user to the unit of work; links that they had end.</summary>
    public async Task<string> AddAsync(string userId, CancellationToken stop)
    {
        var now = time.GetCurrentInstant();
        foreach (var old in await db.Set<SignInLink>().Where(l => l.UserId == userId && l.UsedAt == null)
            .ToListAsync(stop))
        {
            old.ExpiresAt = Instant.Min(old.ExpiresAt, now);
        }

        var code = Ids.Secret();
        db.Set<SignInLink>()
            .Add(new SignInLink { Hash = Secrets.HashOf(code), UserId = userId, ExpiresAt = now + Lasts });
        audit.Add(db, "link.create", userId);
        return code;
    }

    public static string PathOf(string code) => $"{SignInPage.Path}?code={code}";

    /// <summary>Uses a code up, once; two requests with the same code race for one row.</summary>
    public async Task<(User? User, Refusal? Refusal)> RedeemAsync(string? code, CancellationToken stop)
    {
        if (code is not { Length: > 0 and <= MaxCode })
        {
            return (null, new Refusal("link-unknown", "code"));
        }

        var (hash, now) = (Secrets.HashOf(code), time.GetCurrentInstant());
        var taken = await db.Set<SignInLink>()
            .Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), stop);
        var link = await db.Set<SignInLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, stop);
        if (taken == 0)
        {
            return (null, new Refusal(link switch
            {
                null => "link-unknown",
                { UsedAt: not null } => "link-used",
                _ => "link-expired",
            }, "code"));
        }

        return (await db.Users.FirstAsync(u => u.Id == link!.UserId, stop), null);
    }
}
