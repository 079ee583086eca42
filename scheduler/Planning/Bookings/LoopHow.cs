using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>In turn with the other loops of the same rank, and with the venue's own content.</summary>
/// <param name="Share">Share of the cycle's time, in permille; null: turns by weight in what the shares leave.</param>
/// <param name="Cycle">The longest cycle that the booking bears; null: no limit of its own.</param>
/// <param name="Weight">Turns of each asset for one turn of an asset of weight 1; without effect beside a
/// share.</param>
public sealed record LoopHow(int? Share = null, Duration? Cycle = null, int Weight = 1) : How;
