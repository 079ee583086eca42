using NodaTime;

namespace Signage.Scheduler.Approvals;

/// <summary>The public key that a reviewer handed in; it counts from the first trust note that lists it.</summary>
public sealed class ReviewerKey
{
    public required string UserId { get; set; }

    /// <summary>The verifier key.</summary>
    public required string Key { get; set; }

    public Instant At { get; set; }
}
