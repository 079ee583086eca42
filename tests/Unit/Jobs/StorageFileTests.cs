using System.Net.Sockets;
using Hangfire.States;
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
    public async Task A_refused_second_owner_does_not_harm_the_first()
    {
        using var file = new JobFile();
        file.Enqueue();
        Refusal(file.Path);
        (await CountElsewhereAsync(file.Path)).ShouldBe("1");
        File.Exists(file.Path + "-wal").ShouldBeTrue("the first has the file open");
        file.Enqueue();
        (await CountElsewhereAsync(file.Path)).ShouldBe("2");
    }

    [Fact]
    public void A_lock_file_that_cannot_be_opened_is_not_said_to_be_in_use()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("jobs.db.owner")));
        Refusal(_folder.At("jobs.db")).ShouldSatisfyAllConditions(
            m => m.ShouldContain("cannot write beside"), m => m.ShouldNotContain("in use"));
    }

    [Fact]
    public void A_file_system_without_SQLites_log_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SQLite has no such file system there.");
        var refusal = Should.Throw<SqliteJobStorageException>(
            () => new SqliteJobStorage(_folder.At("jobs.db"), new() { FileSystem = "unix-dotfile" }));
        refusal.Message.ShouldContain("write-ahead log");
        Contents().ShouldBeEmpty();
    }

    [Fact]
    public void A_first_commit_that_a_power_cut_interrupted_is_taken_back()
    {
        _folder.Write("jobs.db", new byte[3 * 4096]);
        _folder.Write("jobs.db-journal", JournalOfAnEmptyFile());
        using var file = new JobFile(path: _folder.At("jobs.db"));
        file.Enqueue().ShouldBe("1");
    }

    [Fact]
    public void Zeros_without_a_journal_are_something_else() =>
        Refused(_folder.Write("jobs.db", new byte[3 * 4096]), "something else");

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

    // its row stays in the queue until it is done, so a power cut makes it begin again
    [Fact]
    public void Only_that_a_job_has_begun_is_flushed_later()
    {
        using var file = new JobFile();
        var id = file.Create();

        Pragma(t => t.SetJobState(id, new ProcessingStateOf("server"))).ShouldBe(1);
        Pragma(t => t.SetJobState(id, new EnqueuedState())).ShouldBe(2);
        Pragma(t => t.SetJobState(file.CreateUnread(), new ProcessingStateOf("server"))).ShouldBe(2, "a new job");

        long Pragma(Action<JobTransaction> changes)
        {
            var pragma = 0L;
            file.Commit(t =>
            {
                changes((JobTransaction)t);
                ((JobTransaction)t).Add(d => pragma = d.Number("PRAGMA synchronous"), needsFlush: false);
            });
            return pragma;
        }
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

    /// <summary>As SQLite writes it before the first pages: "there was nothing".</summary>
    private static byte[] JournalOfAnEmptyFile()
    {
        byte[] header =
        [
            0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, // the mark of a journal
            0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0,             // no page kept, a nonce, no page before
            0, 0, 2, 0, 0, 0, 16, 0,                        // sectors of 512, pages of 4,096 bytes
        ];
        Array.Resize(ref header, 512);
        return header;
    }

    /// <summary>What another program sees, which opens the file and closes it.</summary>
    private static async Task<string> CountElsewhereAsync(string path)
    {
        const string Program =
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
            + "print(c.execute('SELECT count(*) FROM queue').fetchone()[0]); c.close()";
        var result = await Tool.Run(Tool.Python, ["-c", Program, path]);
        return result.Exit == 0 ? result.Output.Trim() : result.All;
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
