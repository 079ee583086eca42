namespace Signage.Hangfire.SQLite;

/// <summary>Moments as the tables hold them: UTC ticks.</summary>
internal static class Ticks
{
    internal static long Now(TimeProvider time) => time.GetUtcNow().UtcTicks;

    /// <summary>A moment of unspecified kind is taken for UTC.</summary>
    internal static long Of(DateTime moment) =>
        (moment.Kind is DateTimeKind.Local ? moment.ToUniversalTime() : moment).Ticks;

    /// <summary>Beyond the calendar it is the calendar's first or last moment.</summary>
    internal static long Add(long moment, TimeSpan duration) =>
        (long)Int128.Clamp((Int128)moment + duration.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);

    internal static DateTime Moment(long ticks) => new(ticks, DateTimeKind.Utc);
}
