using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;

namespace Signage.Planning.Cues;

/// <summary>
/// One or several items of a booking that want a lane at an instant, back to back: all of them or none.
/// </summary>
/// <param name="Occasion">Tells this claim from the booking's others, and stays the same from plan to plan.</param>
/// <param name="EndBy">The bell: it must have ended by then.</param>
internal sealed record CueClaim(
    Booking Booking,
    IReadOnlyList<PlayItem> Items,
    Lane Lane,
    Instant Start,
    Entry Entry,
    string Occasion,
    string? Show = null,
    Instant? EndBy = null)
{
    internal Duration Length { get; } = LengthOf(Items);

    internal Interval Time => new(Start, Start + Length);

    internal static Duration LengthOf(IReadOnlyList<PlayItem> items) =>
        items.Aggregate(Duration.Zero, (sum, item) => sum + item.Length);

    /// <summary>A higher rank, or else an older booking.</summary>
    internal bool Beats(CueClaim other)
    {
        var (mine, theirs) = (Booking, other.Booking);
        return mine.Rank != theirs.Rank ? mine.Rank > theirs.Rank
            : mine.Made != theirs.Made ? mine.Made < theirs.Made
            : string.CompareOrdinal(mine.Id, theirs.Id) < 0;
    }
}
