namespace Signage.Player.Running;

/// <summary>The player cannot start as asked; the message says why to a person. Caught once, by the program.</summary>
public sealed class PlayerRefusalException : Exception
{
    public PlayerRefusalException()
    {
    }

    public PlayerRefusalException(string message)
        : base(message)
    {
    }

    public PlayerRefusalException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
