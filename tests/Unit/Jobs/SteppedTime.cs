namespace Signage.Tests.Unit.Jobs;

/// <summary>The system's time with a wall clock that can be stepped; measured durations stay true.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _step;

    internal TimeSpan Step
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _step));
        set => Interlocked.Exchange(ref _step, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Step;
}
