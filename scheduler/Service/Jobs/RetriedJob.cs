using Hangfire;

namespace Signage.Scheduler.Jobs;

/// <summary>
/// What runs in the background. A fault is not the end: the job is tried five times within a quarter of an hour, and
/// <see cref="JobBoard"/> says why it waits. So every job may run any number of times to the same end.
/// </summary>
[AutomaticRetry(Attempts = Retries, DelaysInSeconds = [5, 30, 120, 600])]
[Troubled]
public abstract class RetriedJob
{
    public const int Retries = 4;
}
