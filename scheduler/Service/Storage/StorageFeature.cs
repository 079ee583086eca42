using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Signage.Scheduler.Storage;

public static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(_ => folder);
        services.AddPooledDbContextFactory<SignageDb>(options => options
            .UseSqlite($"Data Source={folder.Database}")
            .AddInterceptors(new SqliteGuard()));
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<SignageDb>>().CreateDbContext());
        services.AddDataProtection()
            .SetApplicationName("Signage")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder.Keys, "cookies")));
        return services;
    }

    /// <summary>Makes or brings up the database and asserts that it is durable.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app, CancellationToken stop)
    {
        // Made first, so given up last.
        app.Services.GetRequiredService<DataFolder>();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(stop);
        await DatabaseUpgrade.RunAsync(db, stop);
        await db.Database.OpenConnectionAsync(stop);
        await SqliteGuard.AssertDurableAsync(db.Database.GetDbConnection(), stop);
        await db.Database.CloseConnectionAsync();
    }
}
