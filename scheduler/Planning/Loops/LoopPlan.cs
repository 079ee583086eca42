namespace Signage.Planning.Loops;

/// <summary>A loop as worked out: its slots in order, and what did not fit.</summary>
/// <param name="Slots">The items, one a slot; empty when nothing fits.</param>
/// <param name="OwnPermille">What the bookings' shares leave for the venue's own content; 0 when something fills the
/// rest.</param>
/// <param name="Refused">The bookings that did not fit, with the arithmetic.</param>
public sealed record LoopPlan(IReadOnlyList<LoopItem> Slots, int OwnPermille, IReadOnlyList<LoopRefusal> Refused);
