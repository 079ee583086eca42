using NodaTime;
using Signage.Content.Assets;

namespace Signage.Content.Playlists;

/// <summary>Something that stands over the picture. Position and size are thousandths of the picture's.</summary>
public sealed record LayoutElement
{
    public required LayoutKind Kind { get; init; }

    public required int X { get; init; }

    public required int Y { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>The picture of a logo.</summary>
    public Sha256Hash? File { get; init; }

    /// <summary>What a QR code says, or the words beside a countdown.</summary>
    public string? Text { get; init; }

    /// <summary>What a countdown counts to.</summary>
    public Instant? Target { get; init; }

    /// <summary><c>#rrggbb</c>.</summary>
    public string? Colour { get; init; }
}
