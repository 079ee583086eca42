using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Signage.Scheduler.Storage;

/// <summary>Brings a database up to this program's schema, or refuses it and leaves it as it was.</summary>
public static class DatabaseUpgrade
{
    /// <exception cref="StartRefusedException">A newer version wrote the database, or none that has
    /// migrations.</exception>
    public static async Task RunAsync(SignageDb db, CancellationToken stop)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        var newer = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (newer.Count > 0)
        {
            throw new StartRefusedException(
                $"{FileOf(db)} was written by a newer version of Signage (it has {newer[^1]}). "
                + "Start that version, or restore a backup made before the upgrade.");
        }

        await DropStaleLockAsync(db, stop);
        if (!await db.GetService<IHistoryRepository>().ExistsAsync(stop)
            && await db.GetService<IRelationalDatabaseCreator>().HasTablesAsync(stop))
        {
            throw new StartRefusedException(
                $"{FileOf(db)} was made before Signage 1.0 and cannot be brought up to this version. "
                + "Move its folder away, or start with another by --folder.");
        }

        await db.Database.MigrateAsync(stop);
    }

    // EF Core's own lock is a row, which a process killed in mid-migration leaves behind, and the next would wait for
    // it forever. The folder's lock already says that nobody else is here.
    private static Task<int> DropStaleLockAsync(SignageDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop);

    private static string FileOf(SignageDb db) => db.Database.GetDbConnection().DataSource;
}
