using Signage.Scheduler.Ffmpeg;

namespace Signage.Scheduler.Library;

/// <summary>What an upload turned out to be.</summary>
public sealed record IngestResult(
    string Kind,
    long LengthMs,
    IReadOnlyList<MadeFile> Files,
    SoundMeasure? Sound,
    IReadOnlyList<AssetWarning> Warnings,
    string? Poster);
