using NodaTime;
using Signage.Content.Journal;

namespace Signage.Planning.Uptime;

/// <summary>
/// What an endpoint did, from its journal alone. A state holds from the record that says it to the next. Between the
/// last record of one run of the player and the next boot it was not running: a fault, unless it had gone dark by plan.
/// After the last record nothing is known yet.
/// </summary>
public sealed class UptimeTimeline
{
    private readonly List<UptimePart> _parts = [];
    private UptimeState _state = UptimeState.Unknown;
    private string? _cause;
    private Instant? _since;
    private Instant _last;

    /// <summary>Takes the next record, in order of epoch and sequence.</summary>
    public void Take(JournalRecord record)
    {
        if (record.Kind == RecordKind.Boot)
        {
            Boot(record.At);
        }
        else if (record.Kind == RecordKind.Screen && StateOf(record) is { } told)
        {
            Switch(record.At, told.State, told.Cause);
        }

        _last = _since is null || record.At > _last ? record.At : _last;
    }

    /// <summary>The stretches from one instant to another, without a hole.</summary>
    public IReadOnlyList<UptimePart> Between(Instant from, Instant until)
    {
        var (parts, at) = (new List<UptimePart>(), from);
        IEnumerable<UptimePart> known = _since is { } since && since < _last
            ? _parts.Append(new UptimePart(since, _last, _state, _cause))
            : _parts;
        foreach (var part in known.Where(p => p.Until > from && p.From < until && p.State != UptimeState.Unknown))
        {
            var (start, end) = (Instant.Max(part.From, at), Instant.Min(part.Until, until));
            if (start >= end)
            {
                continue;
            }

            if (start > at)
            {
                parts.Add(new UptimePart(at, start, UptimeState.Unknown, null));
            }

            parts.Add(part with { From = start, Until = end });
            at = end;
        }

        if (at < until)
        {
            parts.Add(new UptimePart(at, until, UptimeState.Unknown, null));
        }

        return parts;
    }

    /// <summary>One local day, up to <paramref name="now"/>.</summary>
    public UptimeDay DayOf(LocalDate date, DateTimeZone zone, Instant now)
    {
        var from = zone.AtStartOfDay(date).ToInstant();
        var until = Instant.Max(from, Instant.Min(zone.AtStartOfDay(date.PlusDays(1)).ToInstant(), now));
        var parts = Between(from, until);
        long Sum(UptimeState state) => parts.Where(p => p.State == state).Sum(p => Ms(p.Until) - Ms(p.From));
        return new UptimeDay
        {
            Date = date,
            CountedMs = Ms(until) - Ms(from),
            OnAirMs = Sum(UptimeState.OnAir),
            DarkMs = Sum(UptimeState.Dark),
            FaultMs = Sum(UptimeState.Fault),
            UnknownMs = Sum(UptimeState.Unknown),
            Parts = parts,
        };
    }

    private static long Ms(Instant instant) => instant.ToUnixTimeMilliseconds();

    private static (UptimeState State, string? Cause)? StateOf(JournalRecord record) => record.State switch
    {
        "on" or "filler" => (UptimeState.OnAir, null),
        "dark" => (UptimeState.Dark, null),
        "card" or "fault" => (UptimeState.Fault, record.State),

        // By the stop list it goes off while it runs; a player that is shut down says so.
        "off" => (UptimeState.Fault, record.Cause == "shutDown" ? "off" : "stopped"),
        _ => null,
    };

    private void Boot(Instant at)
    {
        if (_since is not null)
        {
            var wasDark = _state == UptimeState.Dark;
            Switch(_last, wasDark ? UptimeState.Dark : UptimeState.Fault, wasDark ? null : "notRunning");
        }

        Switch(at, UptimeState.Fault, "notRunning");
    }

    private void Switch(Instant at, UptimeState state, string? cause)
    {
        if (_since is { } since && at > since)
        {
            _parts.Add(new UptimePart(since, at, _state, _cause));
        }

        (_state, _cause, _since) = (state, cause, at);
    }
}
