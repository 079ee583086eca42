using NodaTime;

namespace Signage.Scheduler.Library;

/// <summary>An asset as the API shows it.</summary>
public sealed record AssetView(
    string Id,
    string Title,
    string Kind,
    string Topic,
    string Uploader,
    Instant UploadedAt,
    string FileName,
    string State,
    int Progress,
    long LengthMs,
    double? LoudnessLufs,
    double? LoudnessRangeLu,
    double? TruePeakDbtp,
    IReadOnlyList<CodeText> Warnings,
    CodeText? Refusal,
    IReadOnlyList<RenditionView> Renditions,
    IReadOnlyList<ApprovalView> Approvals,
    string? Poster);
