using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Content.Players;

/// <summary>An item that is on, or comes next, in a lane.</summary>
public sealed record OnAir
{
    public required Lane Lane { get; init; }

    public required string Item { get; init; }

    public required Sha256Hash File { get; init; }

    public required string Asset { get; init; }

    public required string Title { get; init; }

    public required AssetKind Kind { get; init; }

    public string? Booking { get; init; }

    public required Instant PlannedStart { get; init; }
}
