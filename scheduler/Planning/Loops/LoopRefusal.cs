namespace Signage.Planning.Loops;

/// <summary>A booking that a loop has no room for, and why, in numbers.</summary>
/// <param name="BookingId">The booking that stays out.</param>
/// <param name="TakenPermille">Shares that the others have already.</param>
/// <param name="WantedPermille">What it asks for; null without a share.</param>
/// <param name="NeededMs">The shortest cycle with it, where the cycle is what is short; null when no cycle meets the
/// shares.</param>
/// <param name="LimitMs">The longest cycle allowed.</param>
public sealed record LoopRefusal(
    string BookingId, int TakenPermille, int? WantedPermille, long? NeededMs, long LimitMs);
