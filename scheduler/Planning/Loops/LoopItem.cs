using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Bookings;

namespace Signage.Planning.Loops;

/// <summary>One asset of a booking that wants turns in a loop.</summary>
/// <param name="Permille">Its share of the cycle's time; null: turns by weight in what the shares leave.</param>
public sealed record LoopItem(
    Booking Booking, PlanAsset Asset, PlanRendition Rendition, Duration Length, decimal? Permille)
{
    public Sha256Hash File => Rendition.Hash;

    public long LengthMs => (long)Length.TotalMilliseconds;

    internal int Weight => (Booking.How as LoopHow)?.Weight ?? 1;
}
