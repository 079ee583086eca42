using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Signage.Scheduler.Storage;

/// <summary>
/// SQLite keeps <c>synchronous</c>, <c>busy_timeout</c> and <c>foreign_keys</c> per connection, so each one is told
/// as it
/// opens: what was acknowledged must survive a power cut.
/// </summary>
public sealed class SqliteGuard : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Throws unless the connection writes through to the disk before it says so.</summary>
    public static async Task AssertDurableAsync(DbConnection connection, CancellationToken stop)
    {
        var (journal, synchronous) = (await Ask("journal_mode"), await Ask("synchronous"));
        if (journal != "wal" || synchronous != "2")
        {
            throw new InvalidOperationException(
                $"SQLite must run with journal_mode=wal and synchronous=2 (FULL), not {journal} and {synchronous}.");
        }

        async Task<string?> Ask(string pragma)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return Convert.ToString(
                await command.ExecuteScalarAsync(stop), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
