using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;

namespace Signage.Planning.Cues;

/// <summary>
/// One or several items of a booking that want a lane at an instant, back to back: all of them or none.
/// </summary>
/// <param name="Occasion">Tells this claim from the booking's others, and stays the same from plan to plan.</param>
internal sealed record CueClaim(
    Booking Booking,
    IReadOnlyList<PlayItem> Items,
    Lane Lane,
    Instant Start,
    Interrupt Interrupt,
    string Occasion,
    string? Show)
{
    internal Interval Time { get; } = new(Start, Start + LengthOf(Items));

    internal static Duration LengthOf(IReadOnlyList<PlayItem> items) =>
        items.Aggregate(Duration.Zero, (sum, item) => sum + item.Length);
}
