namespace Signage.Scheduler.AsRun;

/// <summary>A page of airings, newest first.</summary>
/// <param name="Next">The next page's number; null on the last.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record AiringPage(IReadOnlyList<AiringRow> Rows, int? Next, int Total);
