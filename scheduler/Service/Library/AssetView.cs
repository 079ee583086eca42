using NodaTime;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Jobs;

namespace Signage.Scheduler.Library;

/// <summary>An asset as the API shows it.</summary>
/// <param name="Job">Its ingest, while that is not done: whether it waits, runs, or why it is tried again.</param>
/// <param name="Stop">Who withdrew it, and who wants that lifted; null while it is not withdrawn.</param>
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
    JobView? Job,
    IReadOnlyList<RenditionView> Renditions,
    IReadOnlyList<ApprovalView> Approvals,
    string? Poster,
    StopView? Stop);
