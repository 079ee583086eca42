using System.Diagnostics.CodeAnalysis;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Signage.Planning.Time;

namespace Signage.Planning.Recurrences;

/// <summary>
/// On which local days a booking plays: RFC 5545 (section 3.8.5) in whole days, by lines RRULE, EXDATE and RDATE. The
/// first day of the flight is DTSTART, but it plays only if the rule holds for it.
/// </summary>
public sealed record Recurrence
{
    public const int MaxLength = 500;

    private readonly string? _rule;
    private readonly IReadOnlyList<LocalDate> _except;
    private readonly IReadOnlyList<LocalDate> _also;

    internal Recurrence(
        string text, string? rule, IReadOnlyList<LocalDate> except, IReadOnlyList<LocalDate> also)
    {
        Text = text;
        (_rule, _except, _also) = (rule, except, also);
    }

    /// <summary>Its lines in capitals, with a line feed between them.</summary>
    public string Text { get; }

    /// <param name="reasonCode">One of <see cref="RecurrenceCodes"/>.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out Recurrence? recurrence,
        [NotNullWhen(false)] out string? reasonCode) => RecurrenceText.TryRead(text, out recurrence, out reasonCode);

    /// <summary>The days of <paramref name="within"/> on which it plays, in order; none before the start.</summary>
    /// <param name="start">The first day of the flight: intervals and COUNT go from here.</param>
    public IReadOnlySet<LocalDate> Dates(LocalDate start, LocalDateSpan within)
    {
        var from = LocalDate.Max(start, within.First);
        var last = within.Until.PlusDays(-1);
        if (last < from)
        {
            return new SortedSet<LocalDate>();
        }

        var dates = new SortedSet<LocalDate>(_rule is null ? [] : ByRule(_rule, start, from, last));
        dates.UnionWith(_also.Where(date => date >= from && date <= last));
        dates.ExceptWith(_except);
        return dates;
    }

    public bool Equals(Recurrence? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static IEnumerable<LocalDate> ByRule(string text, LocalDate start, LocalDate from, LocalDate last)
    {
        var rule = new RecurrenceRule(text);
        var end = rule.Until is { } until ? LocalDate.Min(Of(until), last) : last;
        // A bound, so that a rule that never holds ends too. Ical.Net 5.2 leaves out days of a yearly rule's last year
        // when it is told the true end, so it is told a later one.
        rule.Until = Of(new LocalDate(end.Year + 1, 12, 31));
        if (rule is { Frequency: FrequencyType.Yearly, ByMonthDay.Count: > 0, ByMonth.Count: 0, ByWeekNo.Count: 0 })
        {
            // To RFC 5545 these are days of every month, to Ical.Net 5.2 only of the start's.
            rule.ByMonth = [.. Enumerable.Range(1, 12)];
        }

        return new RecurrencePatternEvaluator(rule)
            .Evaluate(Of(start), Of(from), new EvaluationOptions())
            .Select(period => Of(period.StartTime))
            .TakeWhile(date => date <= end)
            .Where(date => date >= from);
    }

    private static LocalDate Of(CalDateTime date) => LocalDate.FromDateOnly(date.Date);

    private static CalDateTime Of(LocalDate date) => new(date.Year, date.Month, date.Day);
}
