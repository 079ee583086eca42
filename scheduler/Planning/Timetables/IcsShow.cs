using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Signage.Planning.Icalendar;
using Signage.Planning.Recurrences;
using Signage.Planning.Time;

namespace Signage.Planning.Timetables;

/// <summary>One event of a timetable: a show, or shows that recur at the same time of day.</summary>
internal sealed partial class IcsShow(IcalEvent read, string hall, string title, IcalTime start, IcsZones zones)
{
    private static readonly LocalDateTimePattern Occasion =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly DateTimeZone _zone = zones.Of(start.Zone)!;

    internal IcalEvent Event => read;

    /// <summary>The show of a recurring event that this one stands in for.</summary>
    internal Instant? Replaces { get; } = read.Replaces is { } replaces ? zones.At(replaces) : null;

    /// <param name="replaced">Shows for which another event stands in.</param>
    internal IEnumerable<TimetableRow> Rows(
        LocalDateSpan within,
        DateTimeZone zone,
        IReadOnlySet<(string? Uid, Instant Start)> replaced,
        TimetableRows rows)
    {
        var recurs = read["RRULE"] is not null || read.Also.Count > 0;
        foreach (var local in recurs ? Unrolled(within, rows) : [start.Local])
        {
            var at = LocalTimePolicy.Resolve(local, _zone);
            var day = at.InZone(zone).Date;
            if (day < within.First || day >= within.Until || !LocalDays.Exists(local.Date, _zone)
                || (recurs && replaced.Contains((read.Uid, at))))
            {
                continue;
            }

            yield return new TimetableRow(hall, at, title, IdOf(local, recurs), read.IsCancelled, read.Line);
        }
    }

    private string? IdOf(LocalDateTime local, bool recurs) => (read.Uid, Replaces) switch
    {
        (null or "", _) => null,
        (var uid, { } replaces) => $"{uid}/{Occasion.Format(replaces.InZone(_zone).LocalDateTime)}",
        (var uid, null) => recurs ? $"{uid}/{Occasion.Format(local)}" : uid,
    };

    private IEnumerable<LocalDateTime> Unrolled(LocalDateSpan within, TimetableRows rows)
    {
        // A day more at each end: the event's own zone may have another date.
        var wider = new LocalDateSpan(within.First.PlusDays(-1), within.Days + 2);
        var locals = new SortedSet<LocalDateTime> { start.Local };
        if (read["RRULE"] is { } line)
        {
            var text = read.Lines.Where(l => l.Name == line.Name).Select(l => $"RRULE:{WholeDays(l.Value)}");
            if (!Recurrence.TryRead(string.Join('\n', text), out var rule, out var code))
            {
                rows.Add(line.Number, line.Name, code, line.Value);
                return [];
            }

            locals.UnionWith(rule.Dates(start.Local.Date, wider).Select(date => date + start.Local.TimeOfDay));
        }

        locals.UnionWith(read.Also.Select(Local));
        var (days, times) = (read.Except.Where(e => !e.HasTime).Select(e => e.Local.Date).ToHashSet(),
            read.Except.Where(e => e.HasTime).Select(Local).ToHashSet());
        return locals.Where(local => !days.Contains(local.Date) && !times.Contains(local));
    }

    /// <summary>An UNTIL with a time of day becomes the last date whose show begins by then.</summary>
    private string WholeDays(string rule) => Until().Replace(rule, match =>
    {
        var said = Occasion.Parse($"{match.Groups["d"].Value}T{match.Groups["t"].Value}");
        if (!said.Success)
        {
            return match.Value;
        }

        var local = match.Groups["z"].Length > 0
            ? said.Value.InUtc().ToInstant().InZone(_zone).LocalDateTime
            : said.Value;
        return $"UNTIL={Day.Format(local.TimeOfDay >= start.Local.TimeOfDay ? local.Date : local.Date.PlusDays(-1))}";
    });

    // A date of its own (RDATE;VALUE=DATE) has the show at the usual time.
    private LocalDateTime Local(IcalTime time) => time.HasTime
        ? zones.At(time).InZone(_zone).LocalDateTime
        : time.Local.Date + start.Local.TimeOfDay;

    [GeneratedRegex(
        "UNTIL=(?<d>[0-9]{8})T(?<t>[0-9]{6})(?<z>Z?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Until();
}
