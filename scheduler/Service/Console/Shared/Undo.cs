namespace Signage.Scheduler.Console.Shared;

/// <summary>The one change that can be taken back right now. One instance a circuit.</summary>
public sealed class Undo
{
    public event EventHandler? Changed;

    public string? Done { get; private set; }

    public Func<Task>? TakeBack { get; private set; }

    public void Offer(string done, Func<Task> takeBack)
    {
        (Done, TakeBack) = (done, takeBack);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Clear()
    {
        (Done, TakeBack) = (null, null);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
