using NodaTime;

namespace Signage.Scheduler.Library;

/// <summary>What the office owns: a clip, film, image, sound or slogan, with the files that players play of
/// it.</summary>
public sealed class Asset
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>One of <see cref="AssetKinds"/>; empty until ingest has decoded it.</summary>
    public string Kind { get; set; } = "";

    public string Topic { get; set; } = "";

    /// <summary>The user who uploaded it.</summary>
    public required string Uploader { get; set; }

    /// <summary>One of <see cref="AssetState"/>.</summary>
    public string State { get; set; } = AssetState.Ingesting;

    /// <summary>Of the ingest, in permille.</summary>
    public int Progress { get; set; }

    /// <summary>Of what it decodes to, rounded up; 0 for images and slogans.</summary>
    public long LengthMs { get; set; }

    /// <summary>Integrated loudness (EBU R 128).</summary>
    public double? LoudnessLufs { get; set; }

    /// <summary>Loudness range.</summary>
    public double? LoudnessRangeLu { get; set; }

    public double? TruePeakDbtp { get; set; }

    /// <summary>A JSON array of <see cref="AssetWarning"/>.</summary>
    public string WarningsJson { get; set; } = "[]";

    public string? RefusalCode { get; set; }

    /// <summary>A JSON array with what fills the refusal's text.</summary>
    public string? RefusalArgsJson { get; set; }

    /// <summary>Name of the JPEG in the posters' folder.</summary>
    public string? Poster { get; set; }

    /// <summary>The uploaded file as it came, which is kept and never served; null for a slogan.</summary>
    public string? SourceFile { get; set; }

    public string? SourceSha256 { get; set; }

    /// <summary>The name the file had where it was uploaded from.</summary>
    public string FileName { get; set; } = "";

    public Instant UploadedAt { get; set; }

    public List<Rendition> Renditions { get; } = [];
}
