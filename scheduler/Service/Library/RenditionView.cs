namespace Signage.Scheduler.Library;

/// <summary>A rendition as the API shows it.</summary>
public sealed record RenditionView(
    string Sha256,
    string Type,
    long Bytes,
    int Width,
    int Height,
    long LengthMs,
    long Frames,
    long Samples,
    string Use);
