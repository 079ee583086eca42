using Signage.Content.Assets;

namespace Signage.Content.Playlists;

/// <summary>One position in a loop.</summary>
public sealed record Slot
{
    /// <summary>The item's id, unique in the playlist.</summary>
    public required string Item { get; init; }

    public required Sha256Hash File { get; init; }

    /// <summary>How long it holds the lane, in milliseconds, 1 to a day.</summary>
    public required long LengthMs { get; init; }

    public string? Booking { get; init; }

    /// <summary>True when it is the venue's own content and not the campaign's.</summary>
    public bool? Own { get; init; }
}
