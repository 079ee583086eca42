using Signage.Planning;

namespace Signage.Scheduler.Why;

/// <summary>One booking and why it is, or is not, on.</summary>
/// <param name="Cause">Null: it is on.</param>
/// <param name="Field">The booking's field to look at first.</param>
public sealed record WhyCandidate(
    string Booking, string Title, LossCause? Cause, string? By, string Text, string? Mend, string? Field);
