namespace Signage.Scheduler.Library;

/// <summary>A file that players play; immutable and named by its hash.</summary>
public sealed class Rendition
{
    public const string General = "general";
    public const string Led = "led";

    public required string AssetId { get; set; }

    public required string Sha256 { get; set; }

    /// <summary>Media type.</summary>
    public required string Type { get; set; }

    public long Bytes { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>Of what it decodes to, rounded up.</summary>
    public long LengthMs { get; set; }

    /// <summary>Pictures it decodes to.</summary>
    public long Frames { get; set; }

    /// <summary>Samples a channel it decodes to at 48 kHz.</summary>
    public long Samples { get; set; }

    /// <summary><see cref="General"/> or <see cref="Led"/>.</summary>
    public string Use { get; set; } = General;
}
