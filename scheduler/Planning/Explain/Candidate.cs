using Signage.Planning.Loops;

namespace Signage.Planning.Explain;

/// <summary>One booking and why it is, or is not, on at an instant.</summary>
/// <param name="Cause">Null: it is on.</param>
/// <param name="By">The booking that has its time, where one does.</param>
/// <param name="Asset">The asset that the cause is about, where it is about one.</param>
/// <param name="Arithmetic">Why the loop is too full.</param>
public sealed record Candidate(
    string BookingId,
    string Title,
    LossCause? Cause,
    string? By = null,
    string? Asset = null,
    LoopRefusal? Arithmetic = null);
