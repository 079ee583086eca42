using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Takes, changes and removes bookings.</summary>
public sealed class BookingDesk(SignageDb db, PlanInputs inputs, IClock time, Audit audit, PlanRequests plans)
{
    /// <summary>Stores a booking, or says why not. With the id of one that is there, it replaces that one.</summary>
    public async Task<(string? Id, Refusal? Refusal)> AddAsync(
        BookingRequest request, string by, string language, CancellationToken stop)
    {
        var known = request.Id is null
            ? null
            : await db.Set<StoredBooking>().FirstOrDefaultAsync(b => b.Id == request.Id, stop);
        var id = request.Id ?? Ids.New("b");
        var made = known?.MadeAt ?? InstantText.ToMilliseconds(time.GetCurrentInstant());
        var (trial, refusal) = await TryAsync(request, id, made, language, stop);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        if (known is null)
        {
            known = new StoredBooking { Id = id, Title = request.Title, RequestJson = "", MadeBy = by, MadeAt = made };
            db.Add(known);
        }

        known.Title = trial!.Booking.Title;
        (known.First, known.Last) = (trial.Booking.First, trial.Booking.Last);
        known.RequestJson = JsonSerializer.Serialize(request with { Id = id }, WireJson.Options);
        known.RemovedAt = null;
        audit.Add(db, "booking.make", id, known.RequestJson, by);
        await db.SaveChangesAsync(stop);
        plans.Request();
        return (id, null);
    }

    public async Task<Refusal?> RemoveAsync(string id, string by, CancellationToken stop)
    {
        var booking = await db.Set<StoredBooking>().FirstOrDefaultAsync(b => b.Id == id && b.RemovedAt == null, stop);
        if (booking is null)
        {
            return new Refusal("not-found");
        }

        booking.RemovedAt = time.GetCurrentInstant();
        audit.Add(db, "booking.remove", id, who: by);
        await db.SaveChangesAsync(stop);
        plans.Request();
        return null;
    }

    /// <summary>Plans as if the booking were stored and its assets approved.</summary>
    public async Task<(BookingTrial? Trial, Refusal? Refusal)> TryAsync(
        BookingRequest request, string id, Instant made, string language, CancellationToken stop)
    {
        if (BookingReader.Read(request, id, made, out var booking) is { } wrong)
        {
            return (null, wrong);
        }

        var snapshot = await inputs.LoadAsync(db, stop);
        if (CheckAssets(booking!, snapshot) is { } asset)
        {
            return (null, asset);
        }

        var reached = snapshot.Endpoints.Where(booking!.Target.Reaches).ToList();
        if (CheckTarget(booking, snapshot, reached) is { } target)
        {
            return (null, target);
        }

        var trial = BookingTrial.Plan(snapshot, booking, reached, time.GetCurrentInstant());
        var full = trial.Losses.FirstOrDefault(l => l is { Cause: LossCause.LoopFull, Arithmetic: not null });
        return full is null
            ? (trial, null)
            : (null, new Refusal("booking-loop-full", "share", LoopFull.Text(full.Arithmetic!, language)));
    }

    private static Refusal? CheckAssets(Booking booking, PlanSnapshot snapshot)
    {
        var assets = snapshot.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var id in booking.Assets)
        {
            if (!assets.TryGetValue(id, out var asset))
            {
                return new Refusal("booking-asset-unknown", "assets", id);
            }

            if (asset.State == PlanAssetState.Withdrawn)
            {
                return new Refusal("booking-asset-withdrawn", "assets", asset.Title);
            }
        }

        return null;
    }

    private static Entry? EntryOf(How how) => how switch
    {
        AtTimesHow at => at.Entry,
        EveryHow every => every.Entry,
        BeforeShowHow before => before.Entry,
        OnTriggerHow trigger => trigger.Entry,
        _ => null,
    };

    private static Refusal? CheckTarget(
        Booking booking, PlanSnapshot snapshot, List<Planning.Places.Endpoint> reached)
    {
        var known = snapshot.Endpoints.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        if (booking.Target.Endpoints?.FirstOrDefault(e => !known.Contains(e)) is { } unknown)
        {
            return new Refusal("booking-target-unknown", "target", unknown);
        }

        if (reached.Count == 0)
        {
            return new Refusal("booking-target-none", "target");
        }

        var assets =
            snapshot.Assets.Where(a => booking.Assets.Contains(a.Id, StringComparer.Ordinal) && a.Renditions.Count > 0);
        if (assets.FirstOrDefault(a => reached.All(e => e.LaneOf(a.Kind) is null)) is { } asset)
        {
            return new Refusal("booking-cannot-play", "assets", asset.Title);
        }

        var ducks = EntryOf(booking.How) is { Interrupt: Interrupt.Duck };
        return ducks && reached.Any(e => !e.IsSpeaker) ? new Refusal("booking-duck-picture", "interrupt") : null;
    }
}
