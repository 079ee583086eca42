using NodaTime;

namespace Signage.Content.Playlists;

/// <summary>Items that start when a named event reaches the player: a customer's transfer, the start of a
/// show.</summary>
public sealed record Trigger
{
    /// <summary>The event's name, such as <c>transfer-begins</c>.</summary>
    public required string Event { get; init; }

    public required Lane Lane { get; init; }

    /// <summary>Played one after the other.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    public required Interrupt Interrupt { get; init; }

    /// <summary>It answers from then on; null: from the playlist's beginning.</summary>
    public Instant? From { get; init; }

    /// <summary>It does not answer any more; null: until the playlist's end.</summary>
    public Instant? Until { get; init; }

    /// <summary>The show that it belongs to, when it is a show's pack.</summary>
    public string? Show { get; init; }
}
