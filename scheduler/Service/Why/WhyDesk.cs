using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
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

namespace Signage.Scheduler.Why;

/// <summary>Answers why: for the past from what was planned and reported then, else from what is so now.</summary>
public sealed class WhyDesk(
    SignageDb db, PlanInputs inputs, PlanRecords records, Presences presences, Airings airings, IClock time)
{
    private const int FarthestDays = 14;

    // A heartbeat speaks of now, give or take the time between two.
    private static readonly Duration Now = Duration.FromMinutes(1);
    private static readonly Duration LongestAiring = Duration.FromHours(6);

    public async Task<(WhyView? View, Refusal? Refusal)> AskAsync(
        ClaimsPrincipal me, string endpoint, Instant at, string language, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        if (!await scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking()).AnyAsync(e => e.Id == endpoint, stop))
        {
            return (null, new Refusal("not-found"));
        }

        var now = time.GetCurrentInstant();
        if (at > now + Duration.FromDays(FarthestDays))
        {
            return (null, new Refusal("why-too-far", "at", FarthestDays));
        }

        var (snapshot, refusal) = at < now - Now ? await PastAsync(at, stop) : (await inputs.LoadAsync(db, stop), null);
        if (refusal is not null || snapshot!.Endpoints.FirstOrDefault(e => e.Id == endpoint) is not { } place)
        {
            return (null, refusal ?? new Refusal("not-found"));
        }

        // A day's plan does not depend on the day on which it is made.
        snapshot = snapshot with { Endpoints = [place] };
        var plan = Planner.Plan(snapshot, new PlanWindow(at, 1), PlanJob.Seed);
        var report = at > now - Now && at < now + Now ? await ReportAsync(endpoint, plan, now, stop) : null;
        var why = Explainer.At(plan, snapshot, endpoint, at, report)!;
        var takeover = await TakeoverAsync(endpoint, at, stop);
        var titles = new Dictionary<string, string>(Names.Of(snapshot), StringComparer.Ordinal);
        if (takeover is not null && titles.TryGetValue(takeover.AssetId, out var shown))
        {
            // A takeover is called what it shows.
            titles[takeover.Id] = shown;
        }

        var words = new WhyWords(titles, BellZone.RealOf(place.Venue.Zone), language);
        var aired = at < now ? await AiredAsync(endpoint, at, stop) : null;
        return (new WhyView(
            endpoint,
            at,
            takeover is null
                ? [.. why.On.Select(words.On)]
                : [words.Taken(place.MainLane, takeover.AssetId)],
            aired,
            at < now ? words.Said(aired) : null,
            [.. why.Candidates.Select(c => words.Candidate(takeover is null ? c : Taken(c, takeover)))]), null);
    }

    private static Candidate Taken(Candidate candidate, StoredTakeover takeover) =>
        candidate.Cause is null or LossCause.NotItsTurn or LossCause.Interrupted
            ? candidate with { Cause = LossCause.TakenOver, By = takeover.Id }
            : candidate;

    private async Task<(PlanSnapshot? Snapshot, Refusal? Refusal)> PastAsync(Instant at, CancellationToken stop)
    {
        if (await PlanRecords.HeldAtAsync(db, at, stop) is { } record)
        {
            return (await records.ReadAsync(db, record, stop), null);
        }

        var first = await db.Set<PlanRecord>().AsNoTracking().OrderBy(r => r.At).FirstOrDefaultAsync(stop);
        return (null, new Refusal("why-before-records", "at", WhyWords.Local(first?.At ?? time.GetCurrentInstant())));
    }

    /// <summary>A player that runs the newest order runs the plan; the day's own playlist has another name.</summary>
    private async Task<PlayerReport?> ReportAsync(string endpoint, Plan plan, Instant now, CancellationToken stop)
    {
        var presence = presences.Of(endpoint);
        if (!presence.IsOnline(now) || presence.Heartbeat is not { Playlist: { } running } beat)
        {
            return null;
        }

        var order = await Orders.AtAsync(db, endpoint, now, stop);
        var isNewest = order?.Playlist == running.ToString();
        return new PlayerReport(isNewest ? plan.Playlists[0].Hash : running, beat.Missing.ToHashSet());
    }

    private async Task<StoredTakeover?> TakeoverAsync(string endpoint, Instant at, CancellationToken stop) =>
        await db.Set<StoredTakeover>().AsNoTracking()
            .Where(t => t.From <= at && t.Until > at && (t.ReleasedAt == null || t.ReleasedAt > at)
                && t.Notes.Any(n => n.EndpointId == endpoint))
            .OrderByDescending(t => t.From).FirstOrDefaultAsync(stop);

    private async Task<WhyAired?> AiredAsync(string endpoint, Instant at, CancellationToken stop)
    {
        var rows = await airings.AllAsync(
            new AiringQuery([endpoint], at - LongestAiring, at + Duration.FromMilliseconds(1)), stop);
        return rows.FirstOrDefault(r => r.Start <= at && (r.End is null || r.End > at)) is { } row
            ? new WhyAired(row.Title ?? row.Asset ?? "", row.Start, row.End, row.Grade)
            : null;
    }
}
