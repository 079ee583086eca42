using Microsoft.EntityFrameworkCore;
using Shouldly;
using Signage.Scheduler.Storage;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Storage;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_migrations_make_exactly_the_model()
    {
        using var db = Open();
        db.Database.HasPendingModelChanges().ShouldBeFalse("run: dotnet ef migrations add NAME (docs/OPERATING.md)");
    }

    [Fact]
    public async Task A_new_database_is_made_and_a_second_start_changes_nothing()
    {
        await using var db = Open();
        await DatabaseUpgrade.RunAsync(db, Stop);
        await DatabaseUpgrade.RunAsync(db, Stop);
        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
        (await db.Set<AuditEntry>().CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name()
    {
        await using var db = Open();
        await DatabaseUpgrade.RunAsync(db, Stop);
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '99.0.0')", Stop);
        var refused = await Should.ThrowAsync<StartRefusedException>(() => DatabaseUpgrade.RunAsync(db, Stop));
        refused.Message.ShouldContain("signage.db");
        refused.Message.ShouldContain("20990101000000_Later");
    }

    [Fact]
    public async Task A_database_without_migrations_is_refused_and_left_as_it_was()
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Assets (Id TEXT)", Stop);
        var refused = await Should.ThrowAsync<StartRefusedException>(() => DatabaseUpgrade.RunAsync(db, Stop));
        refused.Message.ShouldContain("--folder");
        (await TablesAsync(db)).ShouldBe(["Assets"]);
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_half_way_does_not_hold_up_the_next_start()
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT); "
            + "INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-24')",
            Stop);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        await DatabaseUpgrade.RunAsync(db, deadline.Token);
        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
    }

    private SignageDb Open() => new(new DbContextOptionsBuilder<SignageDb>()
        .UseSqlite($"Data Source={_folder.At("signage.db")};Pooling=False").Options);

    private static Task<List<string>> TablesAsync(SignageDb db) =>
        db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'")
            .ToListAsync(Stop);
}
