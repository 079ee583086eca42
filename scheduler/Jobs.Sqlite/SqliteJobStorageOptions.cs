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
}
