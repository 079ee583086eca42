namespace Signage.Benchmarks.Jobs;

/// <summary>The system's time, put forward at will.</summary>
internal sealed class SteppedTime : TimeProvider
{
    internal TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Step;
}
