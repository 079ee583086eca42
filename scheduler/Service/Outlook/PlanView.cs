namespace Signage.Scheduler.Outlook;

/// <summary>The plan that would go out now.</summary>
/// <param name="Changed">Against what is published.</param>
/// <param name="Gone">Endpoints that have a playlist and are no longer planned for.</param>
/// <param name="Duties">Every duty, day by day.</param>
public sealed record PlanView(
    int Days,
    IReadOnlyList<ChangedView> Changed,
    IReadOnlyList<string> Gone,
    int Unchanged,
    IReadOnlyList<GapView> Gaps,
    IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<DutyView> Duties);
