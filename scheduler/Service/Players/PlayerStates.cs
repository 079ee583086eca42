using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Takeovers;

namespace Signage.Scheduler.Players;

/// <summary>What a player pulls: the newest note of each kind.</summary>
public sealed class PlayerStates(SignageDb db, TrustNotes trust, Presences presences, IClock time)
{
    /// <summary>The state of an endpoint, or null where there is no such endpoint.</summary>
    public async Task<PlayerState?> OfAsync(string id, CancellationToken stop)
    {
        var endpoint = await db.Set<StoredEndpoint>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, stop);
        if (endpoint is null)
        {
            return null;
        }

        var (now, presence) = (InstantText.ToMilliseconds(time.GetCurrentInstant()), presences.Of(id));
        return new PlayerState
        {
            Now = now,
            Endpoint = new EndpointDescription(
                endpoint.Id, endpoint.Title, endpoint.Kind,
                endpoint.Width > 0 ? endpoint.Width : null, endpoint.Height > 0 ? endpoint.Height : null),
            Trust = await trust.NoteAsync(stop),
            Stop = await db.Set<StopListNote>().OrderByDescending(n => n.Number).Select(n => n.Note)
                .FirstOrDefaultAsync(stop),
            Order = await db.Set<StoredOrder>().Where(o => o.EndpointId == id)
                .OrderByDescending(o => o.Number).Select(o => o.Note).FirstOrDefaultAsync(stop),
            Takeover = await db.Set<StoredTakeoverNote>().Where(n => n.EndpointId == id)
                .OrderByDescending(n => n.Number).Select(n => n.Note).FirstOrDefaultAsync(stop),
            WatchedUntil = presence.WatchedUntil is { } until && until > now ? until : null,
            RestartAskedAt = Errands.Standing(presence.RestartAskedAt, now),
            LogAskedAt = Errands.Standing(presence.LogAskedAt, now),
        };
    }
}
