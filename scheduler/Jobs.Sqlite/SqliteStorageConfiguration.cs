using Hangfire;

namespace Signage.Hangfire.SQLite;

/// <summary>Names the storage in Hangfire's configuration.</summary>
public static class SqliteStorageConfiguration
{
    /// <summary>Opens the file and makes it Hangfire's storage.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <inheritdoc cref="SqliteJobStorage(string, SqliteJobStorageOptions)" path="/exception"/>
    public static IGlobalConfiguration<SqliteJobStorage> UseSqliteStorage(
        this IGlobalConfiguration configuration, string path, SqliteJobStorageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.UseStorage(new SqliteJobStorage(path, options ?? new SqliteJobStorageOptions()));
    }
}
