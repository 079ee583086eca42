using NodaTime;

namespace Signage.Scheduler.Access;

/// <summary>A one-time link for one user; only the code's hash is stored.</summary>
public sealed class SignInLink
{
    /// <summary>SHA-256 of the code, hex.</summary>
    public required string Hash { get; set; }

    public required string UserId { get; set; }

    public Instant ExpiresAt { get; set; }

    public Instant? UsedAt { get; set; }
}
