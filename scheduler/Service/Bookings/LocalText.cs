using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using Signage.Planning.Time;

namespace Signage.Scheduler.Bookings;

/// <summary>Local dates, times and dayparts as people write them in files and requests.</summary>
public static class LocalText
{
    private static readonly LocalTimePattern ToTheMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern ToTheSecond = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    public static bool TryDate(string? text, out LocalDate date)
    {
        var result = LocalDatePattern.Iso.Parse(text ?? "");
        date = result.Success ? result.Value : default;
        return result.Success;
    }

    /// <summary><c>HH:mm</c> or <c>HH:mm:ss</c>.</summary>
    public static bool TryTime(string? text, out LocalTime time)
    {
        var result = (text?.Length == 5 ? ToTheMinute : ToTheSecond).Parse(text ?? "");
        time = result.Success ? result.Value : default;
        return result.Success;
    }

    public static bool TryDaypart(
        IReadOnlyList<int> days, string from, string until, [NotNullWhen(true)] out Daypart? part)
    {
        part = null;
        if (days.Count == 0 || days.Any(d => d is < 1 or > 7)
            || !TryTime(from, out var start) || !TryTime(until, out var end))
        {
            return false;
        }

        part = new Daypart(Weekdays.Of(days), start, end);
        return true;
    }

    public static string Write(LocalTime time) => (time.Second == 0 ? ToTheMinute : ToTheSecond).Format(time);
}
