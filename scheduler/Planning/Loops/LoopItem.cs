using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Bookings;

namespace Signage.Planning.Loops;

/// <summary>One asset of a booking that wants turns in a loop.</summary>
/// <param name="Permille">Its share of the cycle's time; null: as many turns as any other without one.</param>
public sealed record LoopItem(
    Booking Booking, PlanAsset Asset, PlanRendition Rendition, Duration Length, decimal? Permille)
{
    public Sha256Hash File => Rendition.Hash;

    public long LengthMs => (long)Length.TotalMilliseconds;
}
