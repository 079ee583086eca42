using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Signage.Scheduler.Console;

/// <summary>Instants, lengths and sizes as people of the county read them.</summary>
public static class Times
{
    private static readonly LocalDateTimePattern ToMinute = LocalDateTimePattern.CreateWithInvariantCulture(
        "yyyy-MM-dd HH:mm");
    private static readonly LocalDateTimePattern ToSecond = LocalDateTimePattern.CreateWithInvariantCulture(
        "yyyy-MM-dd HH:mm:ss");
    private static readonly LocalTimePattern OfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <summary>Where a venue does not say another zone.</summary>
    public static DateTimeZone County { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static string Minute(Instant at, DateTimeZone? zone = null) => ToMinute.Format(at.InZone(
        zone ?? County).LocalDateTime);

    public static string Second(Instant at, DateTimeZone? zone = null) => ToSecond.Format(at.InZone(
        zone ?? County).LocalDateTime);

    public static string Clock(Instant at, DateTimeZone? zone = null) => OfDay.Format(at.InZone(
        zone ?? County).TimeOfDay);

    /// <summary>Such as <c>0:30</c> or <c>1:02:05</c>; tenths below ten seconds.</summary>
    public static string Length(long ms)
    {
        var seconds = (ms + 500) / 1000;
        return ms switch
        {
            < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.0} s"),
            < 3_600_000 => $"{seconds / 60}:{seconds % 60:00}",
            _ => $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}",
        };
    }

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} kB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.00} GB"),
    };
}
