using NodaTime;
using Signage.Scheduler.Duties;

namespace Signage.Scheduler.Outlook;

/// <summary>The plan as it would go out now, against what is published.</summary>
/// <param name="Days">Local days that it reaches.</param>
/// <param name="Changed">Endpoints that get another playlist.</param>
/// <param name="Gone">Endpoints that have an order and are no longer planned for.</param>
/// <param name="Gaps">At most <see cref="OutlookDesk.MostRows"/> of them.</param>
/// <param name="Warnings">At most <see cref="OutlookDesk.MostRows"/> of them.</param>
/// <param name="Duties">Those that will be missed first.</param>
public sealed record PlanView(
    Instant At,
    int Days,
    int Playlists,
    IReadOnlyList<ChangedView> Changed,
    IReadOnlyList<string> Gone,
    int Unchanged,
    IReadOnlyList<GapView> Gaps,
    IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<DutyOutlookView> Duties);
