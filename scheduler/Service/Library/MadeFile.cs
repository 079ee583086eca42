namespace Signage.Scheduler.Library;

/// <summary>A file that ingest made in its work folder, before it is stored under its hash.</summary>
public sealed record MadeFile(
    string Path, string Type, string Use, int Width, int Height, long LengthMs, long Frames, long Samples);
