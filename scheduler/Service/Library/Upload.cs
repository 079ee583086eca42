using NodaTime;

namespace Signage.Scheduler.Library;

/// <summary>A file on its way in. How much of it has arrived is the length of its file on disk.</summary>
public sealed class Upload
{
    public required string Id { get; set; }

    public required string FileName { get; set; }

    /// <summary>How long it said that it would be.</summary>
    public long Bytes { get; set; }

    public string Title { get; set; } = "";

    public string Topic { get; set; } = "";

    public required string Uploader { get; set; }

    public Instant CreatedAt { get; set; }

    /// <summary>What it became.</summary>
    public string? AssetId { get; set; }
}
