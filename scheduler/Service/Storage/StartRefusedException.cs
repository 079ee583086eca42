namespace Signage.Scheduler.Storage;

/// <summary>The scheduler cannot start as it was told to; the message is for the person who started it.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StartRefusedException()
    {
    }
}
