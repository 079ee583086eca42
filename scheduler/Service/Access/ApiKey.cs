using NodaTime;

namespace Signage.Scheduler.Access;

/// <summary>A secret <c>sgk_…</c> that acts for one user; only its hash is stored.</summary>
public sealed class ApiKey
{
    public required string Id { get; set; }

    /// <summary>SHA-256 of the secret, hex.</summary>
    public required string Hash { get; set; }

    public required string UserId { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant? RevokedAt { get; set; }
}
