using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Players;

/// <summary>Asks players for their live picture while somebody looks.</summary>
public sealed class Watching(SignageDb db, Presences presences, Doorbell doorbell, IClock time)
{
    private static readonly Duration Lasts = Duration.FromSeconds(30);

    /// <summary>Watches these endpoints of the scope, or all of it; the answer is until when.</summary>
    public async Task<Instant> WatchAsync(Scope scope, IReadOnlyList<string>? endpoints, CancellationToken stop)
    {
        var mine = await scope.Narrow(db.Set<StoredEndpoint>()).Select(e => e.Id).ToListAsync(stop);
        var now = time.GetCurrentInstant();
        var fresh = new List<string>();
        foreach (var id in mine.Where(id => endpoints?.Contains(id, StringComparer.Ordinal) ?? true))
        {
            if (!(presences.Of(id).WatchedUntil > now))
            {
                fresh.Add(id);
            }

            presences.Change(id, p => p with { WatchedUntil = now + Lasts });
        }

        await doorbell.RingAsync(RingTopic.Watch, fresh, stop);
        return now + Lasts;
    }
}
