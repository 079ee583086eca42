using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>In turn with the other loops of the same rank.</summary>
/// <param name="Share">Share of the cycle's time, in permille; null: one turn for each asset in what the shares
/// leave.</param>
/// <param name="Cycle">The longest cycle that the booking bears; null: no limit of its own.</param>
public sealed record LoopHow(int? Share = null, Duration? Cycle = null) : How;
