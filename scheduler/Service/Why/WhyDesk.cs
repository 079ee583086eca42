using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Explain;
using Signage.Planning.Time;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Players;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Takeovers;
using Signage.Scheduler.Texts;
using Endpoint = Signage.Planning.Places.Endpoint;

namespace Signage.Scheduler.Why;

/// <summary>
/// Answers why something is, or is not, on. Of the past by what was planned then and what the player reported; of now
/// and the future by the present state and what the player said last.
/// </summary>
public sealed class WhyDesk(
    SignageDb db, PlanInputs inputs, PlanRecords records, PlaylistStore playlists, Presences presences,
    Airings airings, IClock time)
{
    /// <summary>How far ahead is explained.</summary>
    public const int MostDaysAhead = 400;

    private static readonly Duration LongestAiring = Duration.FromHours(6);

    /// <param name="at">Null: now.</param>
    public async Task<(WhyView? View, Refusal? Refusal)> AtAsync(
        string endpoint, Instant? at, string language, CancellationToken stop)
    {
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var then = InstantText.ToMilliseconds(at ?? now);
        if (then - now > Duration.FromDays(MostDaysAhead))
        {
            return (null, new Refusal("why-too-far", "at", MostDaysAhead));
        }

        return then < now
            ? await PastAsync(endpoint, then, language, stop)
            : await PresentAsync(endpoint, then, now, language, stop);
    }

    private async Task<(WhyView? View, Refusal? Refusal)> PastAsync(
        string endpoint, Instant at, string language, CancellationToken stop)
    {
        if (await PlanRecords.HeldAtAsync(db, at, stop) is not { } record)
        {
            var first = await db.Set<PlanRecord>().MinAsync(r => (Instant?)r.At, stop);
            return (null, new Refusal(
                "why-before-records", "at", InstantText.Format(first ?? time.GetCurrentInstant())));
        }

        var snapshot = await records.ReadAsync(db, record, stop);
        if (snapshot.Endpoints.FirstOrDefault(e => e.Id == endpoint) is not { } place)
        {
            return (null, new Refusal("endpoint-unknown", "endpoint", endpoint));
        }

        // The order's playlist says from which day on was planned; anchors of loops follow from it.
        var order = await Orders.AtAsync(db, endpoint, at, stop);
        var from = await FromOfAsync(order?.Playlist, stop) ?? at;
        var query = new AiringQuery([endpoint], at - LongestAiring, at + Duration.FromMilliseconds(1));
        var aired = (await airings.AllAsync(query, stop))
            .Where(a => a.Start <= at && (a.End is null || a.End > at) && a.Lane is not null).ToList();
        var words = new WhyWords(snapshot, language);
        var view = await ViewAsync(
            place, snapshot, Window(place, from, at, record.Days), at, null, words, language, stop);
        return (view with
        {
            Past = true, PlanOf = record.At, Playlist = order?.Playlist, Aired = aired, AiredText = words.Of(aired),
        }, null);
    }

    private async Task<(WhyView? View, Refusal? Refusal)> PresentAsync(
        string endpoint, Instant at, Instant now, string language, CancellationToken stop)
    {
        var snapshot = await inputs.LoadAsync(db, stop);
        if (snapshot.Endpoints.FirstOrDefault(e => e.Id == endpoint) is not { } place)
        {
            return (null, new Refusal("endpoint-unknown", "endpoint", endpoint));
        }

        var presence = presences.Of(endpoint);
        var beat = presence.Heartbeat;
        // While a takeover is on, the player tells the takeover's playlist.
        var report = beat is null || beat.Takeover is not null
            ? null
            : new PlayerReport(beat.Playlist, beat.Missing.ToHashSet());
        var order = await Orders.AtAsync(db, endpoint, at, stop);
        var view = await ViewAsync(
            place, snapshot, Window(place, now, at, PlanWindow.UsualDays), at, report,
            new WhyWords(snapshot, language), language, stop);
        return (view with
        {
            Playlist = order?.Playlist,
            Player = beat is null ? null : new WhyPlayer(presence.LastSeen, beat.Playlist, beat.Missing),
        }, null);
    }

    private async Task<WhyView> ViewAsync(
        Endpoint place, PlanSnapshot snapshot, PlanWindow window, Instant at, PlayerReport? report, WhyWords words,
        string language, CancellationToken stop)
    {
        var mine = snapshot with { Endpoints = [place] };
        var plan = Planner.Plan(mine, window, PlanJob.Seed);
        var explained = Explainer.At(plan, mine, place.Id, at, report)
            ?? throw new InvalidOperationException($"The plan of {place.Id} does not hold {at}.");
        var view = new WhyView(
            place.Id, place.Title, at, Past: false, null, null,
            [.. explained.On.Select(words.Of)], [.. explained.Candidates.Select(words.Of)], [], null, null);
        return await TakeoverAsync(place.Id, at, stop) is { } takeover
            ? TakenOver(view, explained, takeover, place, snapshot, words, language)
            : view;
    }

    private Task<StoredTakeover?> TakeoverAsync(string endpoint, Instant at, CancellationToken stop) =>
        db.Set<StoredTakeover>().AsNoTracking()
            .Where(t => t.From <= at && t.Until > at && (t.ReleasedAt == null || t.ReleasedAt > at)
                && t.Notes.Any(n => n.EndpointId == endpoint))
            .OrderByDescending(t => t.From).FirstOrDefaultAsync(stop);

    /// <summary>A takeover from the desk has all lanes, whatever was planned.</summary>
    private static WhyView TakenOver(
        WhyView view, Explanation explained, StoredTakeover takeover, Endpoint place, PlanSnapshot snapshot,
        WhyWords words, string language)
    {
        var title = words.Named(takeover.AssetId)!;
        var kind = snapshot.Assets.FirstOrDefault(a => a.Id == takeover.AssetId)?.Kind;
        var lane = kind is { } known ? place.LaneOf(known) ?? place.MainLane : place.MainLane;
        return view with
        {
            On =
            [
                new WhyOn(
                    lane, OnAirKind.Takeover, MessageTexts.Detail("why-on-takeover", language, title, title), null,
                    takeover.Id, title, takeover.AssetId, title, null, 0),
            ],
            Candidates = [.. explained.Candidates.Select(c => c.Cause is null
                ? words.Not(c with { By = takeover.Id }, LossCause.TakenOver, title)
                : words.Of(c))],
        };
    }

    /// <summary>A window that begins where the plan did, or on the day itself where that does not reach it.</summary>
    private static PlanWindow Window(Endpoint place, Instant from, Instant at, int days)
    {
        var window = new PlanWindow(from, days);
        return window.In(place.Venue.Zone).ToInterval(place.Venue.Zone).Contains(at) ? window : new PlanWindow(at, 1);
    }

    private async Task<Instant?> FromOfAsync(string? playlist, CancellationToken stop)
    {
        if (!Sha256Hash.TryParse(playlist ?? "", out var hash) || !playlists.Has(hash))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(playlists.PathOf(hash), stop);
        return Playlist.TryRead(bytes, out var read, out _) ? read.From : null;
    }
}
