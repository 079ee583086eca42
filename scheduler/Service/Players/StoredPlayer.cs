using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>A paired player.</summary>
public sealed class StoredPlayer
{
    /// <summary>Its key's name, see <see cref="Signage.Content.Proof.VerifierKey.PlayerIdOf"/>.</summary>
    public required string Id { get; set; }

    /// <summary>The one endpoint that it drives.</summary>
    public required string Endpoint { get; set; }

    /// <summary>Its verifier key, written.</summary>
    public required string Key { get; set; }

    public Instant PairedAt { get; set; }

    /// <summary>From then on nothing of it is taken.</summary>
    public Instant? RevokedAt { get; set; }
}
