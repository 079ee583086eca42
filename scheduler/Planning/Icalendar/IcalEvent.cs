using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using NodaTime;

namespace Signage.Planning.Icalendar;

/// <summary>One VEVENT, as far as the planner has a use for it.</summary>
/// <param name="Uid">Null when the file gives none: Ical.Net would invent one.</param>
/// <param name="End">From DTEND or DURATION; of an event of whole days, the day after the last.</param>
/// <param name="Replaces">Which occurrence of a recurring event it stands in for (RECURRENCE-ID).</param>
internal sealed partial record IcalEvent(
    IReadOnlyList<IcalLine> Lines,
    string? Uid,
    string Summary,
    string Location,
    string Status,
    IReadOnlyList<string> Categories,
    string? RunsAs,
    IcalTime? Start,
    IcalTime? End,
    IcalTime? Replaces,
    IReadOnlyList<IcalTime> Except,
    IReadOnlyList<IcalTime> Also)
{
    internal const string RunsAsName = "X-SIGNAGE-RUNS-AS";

    private const string Cancelled = "CANCELLED";

    private static readonly string[] Names =
    [
        "UID", "SUMMARY", "LOCATION", "STATUS", "CATEGORIES", RunsAsName,
        "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "EXDATE", "RDATE",
    ];

    private static readonly string[] Times = ["DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"];

    internal int Line => Lines[0].Number;

    internal bool IsCancelled => string.Equals(Status.Trim(), Cancelled, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first line of a name, or null.</summary>
    internal IcalLine? this[string name] => Lines.FirstOrDefault(l => l.Name == name);

    /// <summary>What RFC 5545 lets Ical.Net read, or the line that it cannot read.</summary>
    internal static (IcalEvent? Event, IcalFault? Fault) Read(IReadOnlyList<IcalLine> lines)
    {
        var used = lines.Where(l => Names.Contains(l.Name, StringComparer.Ordinal)).ToList();
        var broken = used.Find(l => Times.Contains(l.Name, StringComparer.Ordinal) && !TimeList().IsMatch(l.Value));
        if (broken is null && Load(used, lines) is { } read)
        {
            return (read, null);
        }

        broken ??= used.Find(l => Load([l], [l]) is null) ?? lines[0];
        return (null, new IcalFault(
            broken.Number, broken.Name, IcalFaults.LineUnreadable, IcalFault.Short(broken.Value)));
    }

    private static IcalEvent? Load(IReadOnlyList<IcalLine> used, IReadOnlyList<IcalLine> lines)
    {
        var text = string.Join("\r\n", used.Select(l => l.Text));
        try
        {
            return Ical.Net.Calendar.Load($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{text}\r\nEND:VEVENT\r\nEND:VCALENDAR")
                ?.Events.SingleOrDefault() is { } read ? Of(read, lines) : null;
        }
        catch (Exception)
        {
            // Ical.Net throws whatever its parts throw; to us each means that the text is not what it should be.
            return null;
        }
    }

    private static IcalEvent Of(CalendarEvent read, IReadOnlyList<IcalLine> lines) => new(
        lines,
        lines.Any(l => l.Name == "UID") ? read.Uid : null,
        read.Summary ?? "",
        read.Location ?? "",
        read.Status ?? "",
        [.. read.Categories],
        read.Properties[RunsAsName]?.Value as string,
        read.DtStart is { } start ? IcalTime.Of(start) : null,
        EndOf(read),
        read.RecurrenceIdentifier is { } id ? IcalTime.Of(id.StartTime) : null,
        [.. read.ExceptionDates.GetAllDates().Select(IcalTime.Of)],
        [.. read.RecurrenceDates.GetAllDates().Select(IcalTime.Of)]);

    private static IcalTime? EndOf(CalendarEvent read)
    {
        if (read.DtEnd is { } end)
        {
            return IcalTime.Of(end);
        }

        if (read.DtStart is not { } begins)
        {
            return null;
        }

        var length = read.Duration?.ToTimeSpanUnspecified() ?? (begins.HasTime ? TimeSpan.Zero : TimeSpan.FromDays(1));
        var start = IcalTime.Of(begins);
        return start with { Local = start.Local + Period.FromTicks(length.Ticks) };
    }

    // Years 1900 to 2199, as CalendarCheck has it.
    [GeneratedRegex(
        @"^(19|20|21)\d{6}(T\d{6}Z?)?(,(19|20|21)\d{6}(T\d{6}Z?)?)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex TimeList();
}
