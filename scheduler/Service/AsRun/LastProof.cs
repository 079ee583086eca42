using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>The newest airing of an endpoint that is stored.</summary>
/// <param name="Title">What it showed.</param>
/// <param name="At">When it started or ended, whichever came last.</param>
/// <param name="Received">When the scheduler stored it.</param>
public sealed record LastProof(string Title, Instant At, Instant Received);
