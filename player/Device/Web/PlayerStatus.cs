using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Players;

namespace Signage.Player.Web;

/// <summary><c>GET /status</c>: what the player is doing, for a person or a test.</summary>
internal sealed record PlayerStatus
{
    public required Instant Now { get; init; }

    public required string Player { get; init; }

    public required string Endpoint { get; init; }

    public IReadOnlyList<OnAir> On { get; init; } = [];

    public IReadOnlyList<OnAir> Next { get; init; } = [];

    /// <summary>on, dark, filler, card or off.</summary>
    public required string Screen { get; init; }

    public long? Order { get; init; }

    public Sha256Hash? Playlist { get; init; }

    public long? Takeover { get; init; }

    public long? Stop { get; init; }

    /// <summary>local, pairing, connecting, online or offline.</summary>
    public required string Link { get; init; }

    /// <summary>The last refusal, as a sentence.</summary>
    public string? Refused { get; init; }

    public IReadOnlyList<Sha256Hash> Missing { get; init; } = [];

    public required string Clock { get; init; }

    public double ClockOffsetMs { get; init; }

    public double? ClockErrorMs { get; init; }

    public required long Epoch { get; init; }

    public required long Sequence { get; init; }

    public required long Receipted { get; init; }

    public required long FramesShown { get; init; }

    public required long FramesLate { get; init; }

    /// <summary>Bytes of memory of the player's own process.</summary>
    public required long Rss { get; init; }

    /// <summary>What is done with a memory stick, or was with the last one, as a sentence.</summary>
    public string? Stick { get; init; }

    /// <summary>Devices and files that are out of order.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The switches of panel and amplifier, and how they stand.</summary>
    public IReadOnlyList<string> Power { get; init; } = [];

    public required string Version { get; init; }
}
