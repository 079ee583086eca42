using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>Who wants a stop lifted.</summary>
public sealed record LiftView(string By, Instant At, string Reason);
