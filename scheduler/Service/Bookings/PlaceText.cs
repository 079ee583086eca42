using System.Text.Json;
using Signage.Content.Text;
using Signage.Planning.Places;
using Signage.Planning.Time;

namespace Signage.Scheduler.Bookings;

/// <summary>Reads what was stored of places; it was checked before it was stored.</summary>
internal static class PlaceText
{
    internal static IReadOnlyList<T>? Read<T>(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<List<T>>(json, WireJson.Options);

    internal static OpeningHours HoursOf(IReadOnlyList<CountyHours> hours) =>
        OpeningHours.Of([.. hours.Select(h => PartOf(h.Days, h.From, h.Until))]);

    internal static Daypart PartOf(IReadOnlyList<int> days, string from, string until) =>
        LocalText.TryDaypart(days, from, until, out var part)
            ? part
            : throw new InvalidOperationException(
                $"Stored hours cannot be read: {string.Join(',', days)} {from} {until}");
}
