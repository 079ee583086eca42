namespace Signage.Hangfire.SQLite;

/// <summary>How a <see cref="SqliteJobStorage"/> behaves; what is not set has its default.</summary>
public sealed class SqliteJobStorageOptions
{
    /// <summary>What a commit waits for; <see cref="SqliteSynchronous.Full"/> by default.</summary>
    public SqliteSynchronous Synchronous { get; init; } = SqliteSynchronous.Full;

    /// <summary>
    /// How long a call waits for another program that holds the file's lock, or for its turn to be written, before it
    /// fails. From 1 s to a day; 30 s by default.
    /// </summary>
    public TimeSpan CommandTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many writes may wait before further callers are held back; 1,000 by default.</summary>
    public int MaxPendingWrites
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000;

    /// <summary>Pause between two rounds of removing what has expired; up to a day, 1 min by default.</summary>
    public TimeSpan ExpirationInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>The clock that times are written and expiry is judged by.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>
    /// Pause after which a worker that waits for a job looks itself. It is woken by the commit; this covers a file that
    /// could not be read just then. Tests make it endless, so that a lost wake-up shows.
    /// </summary>
    internal TimeSpan LookAgain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>SQLite's way to the file system, by name; null for its default.</summary>
    internal string? FileSystem { get; init; }
}
