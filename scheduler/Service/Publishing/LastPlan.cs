using Signage.Planning;
using Signage.Planning.Time;

namespace Signage.Scheduler.Publishing;

/// <summary>Remembers the newest plan, so that the next one works out only what has changed.</summary>
public sealed class LastPlan
{
    private volatile Plan? _plan;

    /// <summary>Plans, and remembers it.</summary>
    public Plan Make(PlanSnapshot snapshot, PlanWindow window) => _plan = Peek(snapshot, window);

    /// <summary>Plans the same without remembering it.</summary>
    public Plan Peek(PlanSnapshot snapshot, PlanWindow window) =>
        Planner.Plan(snapshot, window, PlanJob.Seed, _plan);
}
