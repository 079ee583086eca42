using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>Who stopped an asset or an endpoint, when and why.</summary>
/// <param name="ByVenue">A user of the endpoint's venue stopped it, not the county's desk.</param>
/// <param name="Lift">The first of the two who lift it; null while nobody has proposed it.</param>
public sealed record StopView(string By, Instant At, string Reason, bool ByVenue, LiftView? Lift);
