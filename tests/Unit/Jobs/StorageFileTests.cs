using Microsoft.Data.Sqlite;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>What is not this storage's own file, or is somebody else's now, is refused in one sentence.</summary>
public sealed class StorageFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_created_and_read_again()
    {
        string id;
        using (var file = new JobFile())
        {
            id = file.Create(("name", "值"));
            file.Restart();
            file.Connection.GetJobParameter(id, "name").ShouldBe("值");
        }
    }

    [Fact]
    public void A_second_owner_is_refused_at_once_and_told_of_PostgreSQL()
    {
        using var file = new JobFile();
        Refusal(file.Path).ShouldContain("PostgreSQL");
    }

    [Fact]
    public void A_link_to_an_owned_file_is_the_same_file()
    {
        using var file = new JobFile();
        var link = _folder.At("link.db");
        File.CreateSymbolicLink(link, file.Path);
        Refusal(link).ShouldContain("PostgreSQL");
    }

    [Fact]
    public void A_closed_storage_gives_its_file_up()
    {
        using var file = new JobFile();
        file.Restart();
        file.Enqueue().ShouldBe("1");
    }

    [Fact]
    public void A_folder_is_refused() =>
        Refused(Directory.CreateDirectory(_folder.At("jobs")).FullName, "it is a folder");

    [Fact]
    public void A_file_in_a_folder_that_is_not_there_is_refused() =>
        Refused(Path.Combine(_folder.Root, "none", "jobs.db"), "its folder does not exist");

    [Fact]
    public void A_place_that_cannot_be_written_is_refused() => Refusal("/proc/jobs.db").ShouldContain("/proc/jobs.db");

    [Fact]
    public void A_text_file_is_refused() =>
        Refused(_folder.Write("jobs.db", new string('x', 200)), "something else");

    [Fact]
    public void A_short_text_file_is_refused() => Refused(_folder.Write("jobs.db", "text"), "something else");

    [Fact]
    public void A_database_of_something_else_is_refused() =>
        Refused(Database("CREATE TABLE note (text)", "PRAGMA user_version = 1"), "something else");

    [Fact]
    public void A_newer_schema_is_refused_by_its_number()
    {
        new SqliteJobStorage(_folder.At("jobs.db"), new()).Dispose();
        Refused(Database("PRAGMA journal_mode = DELETE", "PRAGMA user_version = 99"), "version 99");
    }

    [Fact]
    public void A_newer_schema_that_is_still_in_the_log_is_refused()
    {
        new SqliteJobStorage(_folder.At("jobs.db"), new()).Dispose();
        using var writer = Open(_folder.At("jobs.db"));
        Run(writer, "PRAGMA user_version = 98");
        Refusal(_folder.At("jobs.db")).ShouldContain("version 98");
    }

    [Fact]
    public void An_empty_file_is_taken()
    {
        using var storage = new SqliteJobStorage(_folder.Write("jobs.db", ""), new());
        storage.Writes.Commits.ShouldBe(0);
    }

    [Theory]
    [InlineData(SqliteSynchronous.Full, 2)]
    [InlineData(SqliteSynchronous.Normal, 1)]
    public void Commits_are_as_durable_as_asked(SqliteSynchronous mode, long pragma)
    {
        using var file = new JobFile(new() { Synchronous = mode });
        file.Storage.Engine.Writer.Write(d => d.Number("PRAGMA synchronous")).ShouldBe(pragma);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SqliteJobStorageOptions { CommandTimeout = TimeSpan.Zero });
        Should.Throw<ArgumentOutOfRangeException>(() => new SqliteJobStorageOptions { MaxPendingWrites = 0 });
        Should.Throw<ArgumentOutOfRangeException>(
            () => new SqliteJobStorageOptions { ExpirationInterval = TimeSpan.Zero });
    }

    [Fact]
    public void A_closed_storage_says_so()
    {
        using var file = new JobFile();
        var id = file.Create();
        file.Storage.Dispose();
        Should.Throw<ObjectDisposedException>(() => file.Create());
        Should.Throw<ObjectDisposedException>(() => file.Connection.GetJobData(id));
        Should.Throw<ObjectDisposedException>(() => file.TryFetch());
    }

    private static string Refusal(string path) =>
        Should.Throw<SqliteJobStorageException>(() => new SqliteJobStorage(path, new())).Message;

    private void Refused(string path, string reason)
    {
        var before = Contents();
        Refusal(path).ShouldSatisfyAllConditions(m => m.ShouldContain(reason), m => m.ShouldContain(path));
        Contents().ShouldBe(before);
    }

    private List<(string, string)> Contents() =>
        [.. Directory.GetFileSystemEntries(_folder.Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (f, Directory.Exists(f) ? "" : Convert.ToBase64String(File.ReadAllBytes(f))))];

    private string Database(params string[] statements)
    {
        using var connection = Open(_folder.At("jobs.db"));
        Array.ForEach(statements, s => Run(connection, s));
        return _folder.At("jobs.db");
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
