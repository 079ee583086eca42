using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Signage.Scheduler.Access;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Storage;

public sealed class StorageTests(Installation signage) : IClassFixture<Installation>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Each_connection_is_durable(string pragma, string value)
    {
        var databases = signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>();
        await using var one = await databases.CreateDbContextAsync(Stop);
        await using var two = await databases.CreateDbContextAsync(Stop);
        foreach (var db in new[] { one, two })
        {
            await db.Database.OpenConnectionAsync(Stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Convert.ToString(await command.ExecuteScalarAsync(Stop), System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBe(value);
        }
    }

    [Fact]
    public async Task Instants_sort_and_compare_in_the_database()
    {
        await using var db = await signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(Stop);
        var start = Instant.FromUtc(2026, 1, 1, 0, 0);
        foreach (var n in Enumerable.Range(0, 3))
        {
            var created = start + Duration.FromMilliseconds(n);
            db.Add(new Upload { Id = $"u-sort{n}", FileName = "x", Uploader = "admin", CreatedAt = created });
        }

        await db.SaveChangesAsync(Stop);
        var border = start + Duration.FromMilliseconds(1);
        (await db.Set<Upload>().Where(u => u.Id.StartsWith("u-sort") && u.CreatedAt >= border)
            .OrderByDescending(u => u.CreatedAt).Select(u => u.Id).ToListAsync(Stop)).ShouldBe(["u-sort2", "u-sort1"]);
    }

    [Fact]
    public async Task Every_change_over_http_has_its_audit_entry()
    {
        await signage.NewAsync("audited", "operator");
        await using var db = await signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(Stop);
        var entry = await db.Set<AuditEntry>()
            .SingleAsync(e => e.What == "user.create" && e.Subject == "audited", Stop);
        entry.Who.ShouldBe("admin");
        entry.From.ShouldBe("127.0.0.1");
        (await db.Set<AuditEntry>().AnyAsync(e => e.What == "user.signIn" && e.Who == "audited", Stop)).ShouldBeTrue();
        (await db.Set<ApiKey>().AnyAsync(k => k.UserId == "audited", Stop)).ShouldBeTrue();
    }
}
