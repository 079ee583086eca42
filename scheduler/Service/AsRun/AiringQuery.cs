using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Text;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Finds airings by endpoint, time and outcome, newest first.</summary>
public sealed class AiringQuery(SignageDb db, Journals journals, IClock time)
{
    /// <summary>An airing's start and end lie at most this far apart, or they are not put together.</summary>
    private static readonly Duration Longest = Duration.FromHours(25);
    private static readonly Duration Usual = Duration.FromDays(1);
    private static readonly Duration Widest = Duration.FromDays(93);

    public async Task<(IReadOnlyList<AiringView> Rows, Refusal? Refusal)> FindAsync(
        Scope scope, string? endpoint, string? from, string? until, string? outcome, CancellationToken stop)
    {
        Outcome? wanted = null;
        if (outcome is not null)
        {
            if (!Enum.TryParse<Outcome>(outcome, ignoreCase: true, out var known))
            {
                return ([], new Refusal("airings-query", "outcome", outcome));
            }

            wanted = known;
        }

        if (ReadWindow(from, until, out var window) is { } wrong)
        {
            return ([], wrong);
        }

        var endpoints = await scope.Narrow(db.Set<StoredEndpoint>().Where(e => endpoint == null || e.Id == endpoint))
            .Select(e => e.Id).ToListAsync(stop);
        var journal = await journals.ReadAsync(endpoints, window.Start - Longest, window.End + Longest, stop);
        return ([.. Pairs.Of(journal)
            .Where(a => window.Contains(a.Start ?? a.PlannedStart ?? a.Received) && (wanted is null || a.Outcome == wanted))
            .OrderByDescending(a => a.Start ?? a.PlannedStart).ThenBy(a => a.Endpoint, StringComparer.Ordinal)
            .ThenByDescending(a => a.Sequence)], null);
    }

    private Refusal? ReadWindow(string? from, string? until, out Interval window)
    {
        window = default;
        var end = time.GetCurrentInstant() + Duration.FromMinutes(5);
        if (until is not null && !InstantText.TryParse(until, out end))
        {
            return new Refusal("airings-query", "until", until);
        }

        var start = end - Usual;
        if (from is not null && !InstantText.TryParse(from, out start))
        {
            return new Refusal("airings-query", "from", from);
        }

        if (end <= start || end - start > Widest)
        {
            return new Refusal("airings-query", "from", $"{from} … {until}");
        }

        window = new Interval(start, end);
        return null;
    }
}
