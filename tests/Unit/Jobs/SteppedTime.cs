namespace Signage.Tests.Unit.Jobs;

/// <summary>The system's time with a wall clock that can be stepped; measured durations stay true.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _step;
    private volatile string? _faultOn;

    internal TimeSpan Step
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _step));
        set => Interlocked.Exchange(ref _step, value.Ticks);
    }

    /// <summary>The name of a thread on which the clock cannot be read.</summary>
    internal string? FaultOn
    {
        get => _faultOn;
        set => _faultOn = value;
    }

    public override DateTimeOffset GetUtcNow() =>
        _faultOn is { } thread && Thread.CurrentThread.Name == thread
            ? throw new InvalidOperationException("no clock")
            : System.GetUtcNow() + Step;
}
