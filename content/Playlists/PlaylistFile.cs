using Signage.Content.Assets;

namespace Signage.Content.Playlists;

/// <summary>A file that the playlist's items play.</summary>
public sealed record PlaylistFile
{
    /// <summary>Its name: the hash of its bytes.</summary>
    public required Sha256Hash Sha256 { get; init; }

    /// <summary>The asset that it is a rendition of.</summary>
    public required string Asset { get; init; }

    public required AssetKind Kind { get; init; }

    /// <summary>The asset's title, for people and for the journal.</summary>
    public required string Title { get; init; }

    /// <summary>Media type, such as <c>video/mp4</c>, <c>image/png</c>, <c>audio/mpeg</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Length of the file in bytes, at least 1.</summary>
    public required long Bytes { get; init; }

    /// <summary>Length by decoding in milliseconds, rounded up; null for pictures and slogans, which last as long as
    /// their slot.</summary>
    public long? LengthMs { get; init; }

    /// <summary>Pixels, for pictures.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels, for pictures.</summary>
    public int? Height { get; init; }

    /// <summary>Integrated loudness by EBU R 128 in LUFS, -70 to 5; null without sound, or where nobody measured
    /// it.</summary>
    public double? LoudnessLufs { get; init; }

    /// <summary>Where a player without a scheduler finds it, relative to the playlist file; otherwise null.</summary>
    public string? Src { get; init; }
}
