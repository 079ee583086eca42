using NodaTime;
using Signage.Content.Assets;

namespace Signage.Content.Players;

/// <summary><c>POST /player/v1/heartbeat</c>: every 10 s and at each change of what is on. For the eye; nothing is
/// proven by it.</summary>
public sealed record Heartbeat
{
    public required Instant At { get; init; }

    public IReadOnlyList<OnAir> On { get; init; } = [];

    public IReadOnlyList<OnAir> Next { get; init; } = [];

    /// <summary><c>on</c>, <c>dark</c>, <c>filler</c>, <c>card</c>, <c>fault</c> or <c>off</c>.</summary>
    public required string Screen { get; init; }

    /// <summary>Number of the order that runs.</summary>
    public long? Order { get; init; }

    public Sha256Hash? Playlist { get; init; }

    /// <summary>Number of the takeover that is on.</summary>
    public long? Takeover { get; init; }

    /// <summary>Number of the stop list held.</summary>
    public long? Stop { get; init; }

    /// <summary>Files of the running playlist that are not in the cache yet.</summary>
    public IReadOnlyList<Sha256Hash> Missing { get; init; } = [];

    /// <summary>Peak level of the last second in dBFS; null when silent or without a speaker.</summary>
    public double? LevelDb { get; init; }

    public double? ClockOffsetMs { get; init; }

    public double? ClockErrorMs { get; init; }

    /// <summary>Last sequence written, and last receipted.</summary>
    public long Sequence { get; init; }

    public long Receipted { get; init; }

    /// <summary>The last refusal, as a sentence in English; the journal has it too.</summary>
    public string? Refused { get; init; }

    /// <summary>The same, for saying it in the reader's language.</summary>
    public PlayerRefusal? Refusal { get; init; }

    /// <summary>What is out of order, each as a sentence in Chinese and English; null when nothing is.</summary>
    public IReadOnlyList<string>? Faults { get; init; }

    /// <summary>The player's version.</summary>
    public required string Version { get; init; }
}
