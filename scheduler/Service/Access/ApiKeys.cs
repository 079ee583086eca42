using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Access;

/// <summary>Makes, finds and revokes the API keys of people.</summary>
public sealed class ApiKeys(SignageDb db, IClock time, Audit audit)
{
    public const string Prefix = "sgk_";

    /// <summary>Adds a key to the unit of work; the answer is the secret, shown once.</summary>
    public string Add(User user)
    {
        var secret = Prefix + Ids.Secret();
        var key = new ApiKey
        {
            Id = Ids.New("key"), Hash = Secrets.HashOf(secret), UserId = user.Id, CreatedAt = time.GetCurrentInstant(),
        };
        db.Set<ApiKey>().Add(key);
        audit.Add(db, "apiKey.create", key.Id, who: user.Id);
        return secret;
    }

    public async Task<User?> OwnerOfAsync(string secret, CancellationToken stop)
    {
        var hash = Secrets.HashOf(secret);
        return await db.Set<ApiKey>().AsNoTracking()
            .Where(k => k.Hash == hash && k.RevokedAt == null)
            .Join(db.Users.AsNoTracking(), k => k.UserId, u => u.Id, (_, u) => u)
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>Revokes all keys of a user; how many there were.</summary>
    public async Task<int> RevokeAllAsync(string userId, CancellationToken stop)
    {
        var keys = await db.Set<ApiKey>().Where(k => k.UserId == userId && k.RevokedAt == null).ToListAsync(stop);
        foreach (var key in keys)
        {
            key.RevokedAt = time.GetCurrentInstant();
            audit.Add(db, "apiKey.revoke", key.Id, $"of {userId}");
        }

        await db.SaveChangesAsync(stop);
        return keys.Count;
    }
}
