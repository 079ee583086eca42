using Signage.Planning;

namespace Signage.Scheduler.Why;

/// <summary>A booking, and why it is or is not on.</summary>
/// <param name="Cause">Null: it is on.</param>
/// <param name="Text">The same as a sentence.</param>
/// <param name="Mend">What to do about it.</param>
/// <param name="Field">The booking's field to look at first.</param>
/// <param name="By">The booking or takeover that has its time.</param>
/// <param name="Asset">The asset that the cause is about.</param>
public sealed record WhyCandidate(
    string Booking,
    string Title,
    LossCause? Cause,
    string Text,
    string? Mend = null,
    string? Field = null,
    string? By = null,
    string? ByTitle = null,
    string? Asset = null);
