using NodaTime;
using Signage.Planning.Bookings;

namespace Signage.Planning.Loops;

/// <summary>A booking that wants turns in a lane's loops.</summary>
/// <param name="Active">When it may play: its own windows within those of the place.</param>
/// <param name="Precedence">Whoever has the highest has the loop; the venue's own content joins whoever has it.</param>
internal sealed record LoopEntry(
    Booking Booking, IReadOnlyList<LoopItem> Items, IReadOnlyList<Interval> Active, long Precedence);
