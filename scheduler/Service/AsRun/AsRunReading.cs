using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// As-run for people, on the page and as CSV: what went out, and beside it the cues that were planned and of which
/// nothing is proven.
/// </summary>
public sealed class AsRunReading(SignageDb db, Airings airings, PlannedCues cues, AiringScope scope, IClock time)
{
    /// <summary>Still ahead.</summary>
    public const string Planned = "planned";

    /// <summary>The journal has not reached that far yet.</summary>
    public const string Unreported = "unreported";

    /// <summary>The journal is past it and does not hold it.</summary>
    public const string Absent = "absent";

    /// <summary>It must be over by now, and its end is not reported.</summary>
    public const string Open = "open";

    private static readonly Duration Slack = Duration.FromMinutes(1);

    /// <summary>A day of the endpoint, or of all that the person may see; nothing where they may not.</summary>
    public async Task<IReadOnlyList<AiringRow>> OfDayAsync(
        ClaimsPrincipal me, string endpoint, Interval day, bool cuesOnly, CancellationToken stop)
    {
        var (endpoints, refusal) = await scope.EndpointsAsync(me, endpoint, stop);
        return refusal is null && endpoints is not null ? await WithinAsync(endpoints, day, cuesOnly, stop) : [];
    }

    /// <summary>Whether a row has the outcome asked for: <c>on</c> for those without an end, empty for all.</summary>
    public static bool Has(AiringRow row, string? outcome) =>
        string.IsNullOrEmpty(outcome) || (row.Outcome ?? "on") == outcome;

    /// <param name="cuesOnly">Only what was planned for a moment, not the turns of loops.</param>
    public async Task<IReadOnlyList<AiringRow>> WithinAsync(
        IReadOnlyList<string> endpoints, Interval day, bool cuesOnly, CancellationToken stop)
    {
        var aired = await airings.AllAsync(new AiringQuery(endpoints, day.Start, day.End), stop);
        var planned = endpoints.Count > PlannedCues.MostEndpoints ? [] : await cues.WithinAsync(endpoints, day, stop);
        var keys = planned.Select(KeyOf).ToHashSet();
        var proven = aired.Where(a => a.PlannedStart is not null).Select(KeyOf).ToHashSet();
        var reach = await db.Set<StoredBatch>().AsNoTracking().Where(b => endpoints.Contains(b.Endpoint))
            .GroupBy(b => b.Endpoint).Select(g => new { g.Key, Until = g.Max(b => b.Until) })
            .ToDictionaryAsync(g => g.Key, g => g.Until, stop);
        var now = time.GetCurrentInstant();
        var open = planned.Where(p => !proven.Contains(KeyOf(p)))
            .Select(p => p with { Outcome = OutcomeOf(p, now, reach.TryGetValue(p.Endpoint, out var at) ? at : null) });
        return [.. aired.Where(a => !cuesOnly || keys.Contains(KeyOf(a)))
            .Select(a => IsOpen(a, now) ? a with { Outcome = Open } : a).Concat(open)
            .OrderByDescending(r => r.Start).ThenBy(r => r.Endpoint, StringComparer.Ordinal).ThenBy(r => r.Lane)];
    }

    private static (string Endpoint, Lane? Lane, string? Item, Instant? At) KeyOf(AiringRow row) =>
        (row.Endpoint, row.Lane, row.Item, row.PlannedStart);

    private static bool IsOpen(AiringRow row, Instant now) =>
        row.Outcome is null && row.PlannedMs is { } ms && row.Start + Duration.FromMilliseconds(ms) + Slack < now;

    private static string OutcomeOf(AiringRow cue, Instant now, Instant? reach)
    {
        var end = cue.Start + Duration.FromMilliseconds(cue.PlannedMs ?? 0);
        return cue.Start > now ? Planned : reach is { } at && at > end ? Absent : Unreported;
    }
}
