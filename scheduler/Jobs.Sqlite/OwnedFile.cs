using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// The file of a storage while this process owns it: checked before anything is written, locked through
/// <c>&lt;file&gt;.owner</c> until disposed or the process ends, of this version's schema, in WAL mode.
/// </summary>
internal sealed class OwnedFile : IDisposable
{
    private const int HeaderLength = 100;

    /// <summary>What the log shrinks to after something, such as a long read elsewhere, has let it grow.</summary>
    private const int LogBytes = 64 << 20;

    private readonly SqliteJobStorageOptions _options;
    private readonly FileStream _lock;

    private OwnedFile(string path, SqliteJobStorageOptions options, FileStream owner)
    {
        Path = path;
        _options = options;
        _lock = owner;
    }

    /// <summary>Its full path, links followed.</summary>
    internal string Path { get; }

    /// <exception cref="SqliteJobStorageException">It cannot be used; nothing was written.</exception>
    internal static OwnedFile Open(string path, SqliteJobStorageOptions options)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (new FileInfo(full) is { LinkTarget: not null } link)
        {
            full = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        Check(full);
        var (isNew, isNewOwner) = (!File.Exists(full), !File.Exists(OwnerOf(full)));
        var file = new OwnedFile(full, options, Lock(full));
        try
        {
            file.Prepare();
            return file;
        }
        catch (Exception e)
        {
            file.Dispose();
            Remove(isNew ? full : null, isNewOwner ? OwnerOf(full) : null);
            if (e is SqliteException fault)
            {
                throw Faults.Explain(fault, full);
            }

            throw;
        }
    }

    /// <summary>A connection that may write.</summary>
    internal Database Writer()
    {
        var database = Connect();
        database.Run($"PRAGMA journal_size_limit = {LogBytes}");
        database.Run($"PRAGMA synchronous = {(_options.Synchronous is SqliteSynchronous.Full ? "FULL" : "NORMAL")}");
        return database;
    }

    /// <summary>A connection that sees every commit and writes nothing.</summary>
    internal Database Reader()
    {
        var database = Connect();
        database.Run("PRAGMA query_only = ON");
        return database;
    }

    public void Dispose() => _lock.Dispose();

    private static string OwnerOf(string path) => path + ".owner";

    /// <summary>Reads the header alone, so that a file of something else is not even opened as a database.</summary>
    private static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SqliteJobStorageException($"The job storage cannot use {path}: it is a folder.");
        }

        if (!File.Exists(path))
        {
            return;
        }

        var header = new byte[HeaderLength];
        int length;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            length = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SqliteJobStorageException($"The job storage cannot write {path}: {e.Message}", e);
        }

        if (length > 0)
        {
            CheckHeader(path, header.AsSpan(0, length));
        }
    }

    private static void CheckHeader(string path, ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength || !header.StartsWith("SQLite format 3\0"u8)
            || BinaryPrimitives.ReadInt32BigEndian(header[68..]) != Schema.ApplicationId)
        {
            throw new SqliteJobStorageException($"The job storage cannot use {path}: it is a file of something else.");
        }

        CheckVersion(path, BinaryPrimitives.ReadInt32BigEndian(header[60..]));
    }

    private static void CheckVersion(string path, long version)
    {
        if (version > Schema.Version)
        {
            throw new SqliteJobStorageException(
                $"The job storage cannot use {path}: its schema has version {version}, newer than the "
                + $"{Schema.Version} that this program knows. Use the newer program that wrote it.");
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(OwnerOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new SqliteJobStorageException($"The job storage cannot use {path}: its folder does not exist.", e);
        }
        catch (IOException e) when (File.Exists(OwnerOf(path)))
        {
            throw new SqliteJobStorageException(
                $"The job storage {path} is in use by another process or storage, and one process owns the file. "
                + "For several processes use Hangfire on PostgreSQL.",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SqliteJobStorageException($"The job storage cannot write beside {path}: {e.Message}", e);
        }
    }

    /// <summary>The schema comes before WAL mode, so that the header above is true from the first moment.</summary>
    private void Prepare()
    {
        using var database = Connect();
        CheckVersion(Path, database.Number("PRAGMA user_version"));
        database.Run("PRAGMA auto_vacuum = INCREMENTAL");
        Schema.Migrate(database);
        database.Run("PRAGMA journal_mode = WAL");
    }

    private Database Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Pooling = false,
            DefaultTimeout = 1,
        }.ConnectionString);
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        var database = new Database(connection);
        database.Run($"PRAGMA busy_timeout = {(long)_options.CommandTimeout.TotalMilliseconds}");
        return database;
    }

    private static void Remove(params ReadOnlySpan<string?> created)
    {
        foreach (var path in created)
        {
            if (path is not null)
            {
                File.Delete(path);
            }
        }
    }
}
