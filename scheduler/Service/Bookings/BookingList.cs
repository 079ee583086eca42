using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Planning.Bookings;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Bookings;

/// <summary>The bookings, with what they wait for.</summary>
public sealed class BookingList(SignageDb db, PlanInputs inputs, IClock time)
{
    public async Task<IReadOnlyList<BookingView>> AllAsync(CancellationToken stop)
    {
        var stored = await db.Set<StoredBooking>().AsNoTracking().Where(b => b.RemovedAt == null)
            .OrderByDescending(b => b.MadeAt).ToListAsync(stop);
        var endpoints = await inputs.EndpointsAsync(db, stop);
        var assets = (await inputs.AssetsAsync(db, stop)).ToDictionary(a => a.Id, StringComparer.Ordinal);
        var now = time.GetCurrentInstant();
        return [.. stored.Select(s => ViewOf(s, endpoints, assets, now))];
    }

    private static BookingView ViewOf(
        StoredBooking stored,
        IReadOnlyList<Planning.Places.Endpoint> endpoints,
        Dictionary<string, PlanAsset> assets,
        Instant now)
    {
        var booking = PlanInputs.BookingOf(stored);
        var reached = endpoints.Where(booking.Target.Reaches).ToList();
        var waiting = booking.Assets.Where(a => assets.GetValueOrDefault(a)?.State == PlanAssetState.Waiting).ToList();
        var today = reached is [var one, ..] ? now.InZone(one.Venue.Zone).Date : now.InUtc().Date;
        var state = booking switch
        {
            _ when booking.Last < today => "over",
            _ when waiting.Count == booking.Assets.Count => "waiting",
            _ when booking.First > today => "coming",
            _ => "running",
        };
        return new BookingView(
            stored.Id, PlanInputs.RequestOf(stored), state, waiting,
            [.. reached.Select(e => e.Id)], stored.MadeBy, stored.MadeAt);
    }
}
