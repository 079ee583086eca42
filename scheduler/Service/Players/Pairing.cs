using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Scheduler.Access;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary>Makes and takes one-time codes, and revokes players.</summary>
public sealed class Pairing(SignageDb db, InstallationKeys keys, IClock time, Audit audit, Presences presences)
{
    // Without letters and digits that are taken for each other when read out.
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Half = 4;
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>A code for an endpoint, shown once; null where there is no such endpoint.</summary>
    public async Task<(string Code, Instant Expires)?> MakeCodeAsync(string endpoint, string by, CancellationToken stop)
    {
        if (!await db.Set<StoredEndpoint>().AnyAsync(e => e.Id == endpoint, stop))
        {
            return null;
        }

        var code = $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}";
        var expires = time.GetCurrentInstant() + Lasts;
        db.Add(new StoredPairing
        {
            CodeHash = Secrets.HashOf(code), EndpointId = endpoint, MadeBy = by, Expires = expires,
        });
        audit.Add(db, "player.code", endpoint, who: by);
        await db.SaveChangesAsync(stop);
        return (code, expires);
    }

    public async Task<(PairAnswer? Answer, Refusal? Refusal)> PairAsync(PairRequest request, CancellationToken stop)
    {
        if (!VerifierKey.TryParse(request.Key, out var key) || !key.IsPlayerKey)
        {
            return (null, new Refusal("pair-key", "key"));
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var hash = Secrets.HashOf(request.Code.Trim().ToUpperInvariant());
        var code = await db.Set<StoredPairing>().FirstOrDefaultAsync(p => p.CodeHash == hash, stop);
        var now = time.GetCurrentInstant();
        if (code is null || code.UsedAt is not null || code.Expires <= now)
        {
            return (null, new Refusal("pair-code", "code"));
        }

        (code.UsedAt, code.PlayerId) = (now, key.Name);
        await PutAsync(key, code.EndpointId, now, stop);
        audit.Add(db, "player.pair", key.Name, code.EndpointId, code.MadeBy);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, new Refusal("pair-code", "code"));
        }

        await change.CommitAsync(stop);
        // What was asked of the player before was not asked of this one.
        presences.Change(code.EndpointId, p => p with { RestartAskedAt = null, LogAskedAt = null, Log = null });
        return (new PairAnswer(key.Name, code.EndpointId, keys.Root.Text), null);
    }

    public async Task<Refusal?> RevokeAsync(string player, string by, CancellationToken stop)
    {
        var known = await db.Set<StoredPlayer>().FirstOrDefaultAsync(p => p.Id == player && p.RevokedAt == null, stop);
        if (known is null)
        {
            return new Refusal("not-found");
        }

        known.RevokedAt = time.GetCurrentInstant();
        audit.Add(db, "player.revoke", player, known.EndpointId, by);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>An endpoint has one player: pairing a new one revokes the one before.</summary>
    private async Task PutAsync(VerifierKey key, string endpoint, Instant now, CancellationToken stop)
    {
        var others = db.Set<StoredPlayer>()
            .Where(p => p.EndpointId == endpoint && p.Id != key.Name && p.RevokedAt == null);
        foreach (var other in await others.ToListAsync(stop))
        {
            other.RevokedAt = now;
            audit.Add(db, "player.revoke", other.Id, $"replaced by {key.Name}");
        }

        var known = await db.Set<StoredPlayer>().FirstOrDefaultAsync(p => p.Id == key.Name, stop);
        if (known is null)
        {
            known = new StoredPlayer { Id = key.Name, Key = key.Text, EndpointId = endpoint };
            db.Add(known);
        }

        (known.EndpointId, known.PairedAt, known.RevokedAt) = (endpoint, now, null);
    }
}
