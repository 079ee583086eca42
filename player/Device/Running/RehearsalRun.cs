using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Text;

namespace Signage.Player.Running;

/// <summary><c>--rehearse DATE --playlist FILE --zone Z</c>: a day's as-run report in advance, a line of JSON an
/// airing, as fast as it can.</summary>
internal static class RehearsalRun
{
    /// <exception cref="PlayerRefusalException">There is no such zone.</exception>
    internal static DateTimeZone ZoneOf(string? name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name ?? "Asia/Shanghai")
            ?? throw new PlayerRefusalException($"--zone {name}: 没有这个时区 / there is no such time zone");

    /// <exception cref="PlayerRefusalException">Date, zone or playlist are wrong.</exception>
    internal static async Task RunAsync(
        string date, string? playlist, string? zone, TextWriter to, CancellationToken stop)
    {
        if (!LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var day))
        {
            throw new PlayerRefusalException(
                $"--rehearse {date}: 应为 2026-11-23 这样的日期 / must be a date like 2026-11-23");
        }

        var place = ZoneOf(zone);
        var timeline = LocalPlaylist.Read(playlist
            ?? throw new PlayerRefusalException("彩排需要 --playlist / a rehearsal needs --playlist"));
        var within = new Interval(
            place.AtStartOfDay(day).ToInstant(), place.AtStartOfDay(day.PlusDays(1)).ToInstant());
        if (timeline.Playlist.From > within.Start || timeline.Playlist.Until < within.End)
        {
            throw new PlayerRefusalException(
                $"{playlist} 不含 {date} 全天 / does not hold the whole of {date}: it reaches from "
                + $"{InstantText.Format(timeline.Playlist.From)} to {InstantText.Format(timeline.Playlist.Until)}");
        }

        foreach (var airing in Rehearsal.Of(timeline, within))
        {
            stop.ThrowIfCancellationRequested();
            await to.WriteLineAsync(JsonSerializer.Serialize(airing, WireJson.Options));
        }

        await to.FlushAsync(stop);
    }
}
