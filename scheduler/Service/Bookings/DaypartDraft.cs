using System.Globalization;

namespace Signage.Scheduler.Bookings;

/// <summary>One daypart while a person fills in the form.</summary>
public sealed class DaypartDraft
{
    public HashSet<int> Days { get; init; } = [1, 2, 3, 4, 5, 6, 7];

    public TimeOnly From { get; set; } = new(8, 0);

    public TimeOnly Until { get; set; } = new(18, 0);

    internal CountyHours ToHours() => new([.. Days.Order()], Minute(From), Minute(Until));

    internal static DaypartDraft Of(CountyHours hours) => new()
    {
        Days = [.. hours.Days], From = TimeOf(hours.From), Until = TimeOf(hours.Until),
    };

    private static string Minute(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly TimeOf(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
