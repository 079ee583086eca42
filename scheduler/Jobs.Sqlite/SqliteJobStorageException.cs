namespace Signage.Hangfire.SQLite;

/// <summary>The file cannot be used, now or at all; the message says which file and why, in one sentence.</summary>
public sealed class SqliteJobStorageException : Exception
{
    public SqliteJobStorageException()
    {
    }

    public SqliteJobStorageException(string message)
        : base(message)
    {
    }

    public SqliteJobStorageException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
