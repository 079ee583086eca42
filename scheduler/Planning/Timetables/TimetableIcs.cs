using NodaTime;
using Signage.Planning.Icalendar;
using Signage.Planning.Time;

namespace Signage.Planning.Timetables;

/// <summary>
/// A cinema's timetable as iCalendar: LOCATION is the hall, SUMMARY the title, UID the id, and STATUS:CANCELLED a show
/// that does not run. A recurring event is unrolled, each show with an id of its own: <c>UID/20261123T193000</c>.
/// </summary>
public static class TimetableIcs
{
    /// <param name="zone">Where the halls are; a floating time is local there.</param>
    /// <param name="zones">The zones that TZID may name.</param>
    /// <param name="within">The local days, in <paramref name="zone"/>, whose shows are wanted.</param>
    public static TimetableReading Read(
        string text, DateTimeZone zone, IDateTimeZoneProvider zones, LocalDateSpan within)
    {
        var rows = new TimetableRows();
        var file = IcalFile.Read(text);
        foreach (var fault in file.Faults)
        {
            rows.Add(fault.Line, fault.Name, fault.Code, fault.Value);
        }

        if (file.Events.Count > TimetableLimits.Rows)
        {
            var line = file.Events[TimetableLimits.Rows][0].Number;
            rows.Add(line, "", TimetableCodes.TooManyRows, $"{TimetableLimits.Rows}");
            return rows.Reading;
        }

        var shows = new List<IcsShow>();
        foreach (var lines in file.Events)
        {
            if (rows.IsFull)
            {
                return rows.Reading;
            }

            if (Read(lines, rows, new IcsZones(zone, zones)) is { } show)
            {
                shows.Add(show);
            }
        }

        var replaced = shows.Where(s => s.Replaces is not null)
            .Select(s => (s.Event.Uid, s.Replaces!.Value)).ToHashSet();
        foreach (var show in shows)
        {
            foreach (var row in show.Rows(within, zone, replaced, rows))
            {
                rows.Add(row);
                if (rows.IsFull)
                {
                    return rows.Reading;
                }
            }
        }

        return rows.Reading;
    }

    private static IcsShow? Read(IReadOnlyList<IcalLine> lines, TimetableRows rows, IcsZones zones)
    {
        if (lines.FirstOrDefault(l => l.Zone is { } named && zones.Of(named) is null) is { } foreign)
        {
            rows.Add(foreign.Number, foreign.Name, TimetableCodes.ZoneUnknown, foreign.Zone!);
            return null;
        }

        var (read, fault) = IcalEvent.Read(lines);
        if (fault is not null)
        {
            rows.Add(fault.Line, fault.Name, fault.Code, fault.Value);
            return null;
        }

        var hall = rows.Text(read!.Line, "LOCATION", read.Location, required: true);
        var title = rows.Text(read.Line, "SUMMARY", read.Summary, required: true);
        var id = rows.Text(read.Line, "UID", read.Uid ?? "", required: false);
        if (read.Start is not { HasTime: true } start)
        {
            var code = read.Start is null ? TimetableCodes.FieldMissing : TimetableCodes.TimeUnreadable;
            rows.Add(read.Line, "DTSTART", code, read["DTSTART"]?.Value ?? "");
            return null;
        }

        if (read["RECURRENCE-ID"] is { } of && of.Parameters.Contains(";RANGE=", StringComparison.OrdinalIgnoreCase))
        {
            rows.Add(of.Number, of.Name, TimetableCodes.RangeUnsupported, of.Parameters);
            return null;
        }

        return hall is null || title is null || id is null ? null : new IcsShow(read, hall, title, start, zones);
    }
}
