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
    private readonly OwnerLock _owner;
    private readonly bool _isNew;

    private OwnedFile(string path, SqliteJobStorageOptions options, OwnerLock owner)
    {
        Path = path;
        _options = options;
        _owner = owner;
        _isNew = !File.Exists(path);
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

        if (Directory.Exists(full))
        {
            throw new SqliteJobStorageException($"The job storage cannot use {full}: it is a folder.");
        }

        var file = new OwnedFile(full, options, OwnerLock.Take(full));
        try
        {
            Check(full);
            file.Prepare();
            return file;
        }
        catch (Exception e)
        {
            file.Undo();
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
        database.SetSynchronous(_options.Synchronous is SqliteSynchronous.Full);
        return database;
    }

    /// <summary>A connection that sees every commit and writes nothing.</summary>
    internal Database Reader()
    {
        var database = Connect();
        database.Run("PRAGMA query_only = ON");
        return database;
    }

    public void Dispose() => _owner.Dispose();

    /// <summary>Gives it up, and leaves nothing that was not there before.</summary>
    internal void Undo()
    {
        if (_isNew)
        {
            File.Delete(Path);
            File.Delete(JournalOf(Path));
            File.Delete(Path + "-wal");
            File.Delete(Path + "-shm");
        }

        _owner.Undo();
    }

    private static string JournalOf(string path) => path + "-journal";

    /// <summary>Reads the header alone, so that a file of something else is not even opened as a database.</summary>
    private static void Check(string path)
    {
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

        // Zeros beside a journal are a first commit that a power cut interrupted: SQLite takes it back.
        var isCutOff = File.Exists(JournalOf(path)) && !header.AsSpan().ContainsAnyExcept((byte)0);
        if (length > 0 && !isCutOff)
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

    /// <summary>The schema comes before WAL mode, so that the header above is true from the first moment.</summary>
    private void Prepare()
    {
        using var database = Connect();
        CheckVersion(Path, database.Number("PRAGMA user_version"));
        database.Run("PRAGMA auto_vacuum = INCREMENTAL");
        Schema.Migrate(database);
        var log = database.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
        if (log != "wal")
        {
            throw new SqliteJobStorageException(
                $"The job storage cannot use {Path}: its file system cannot hold SQLite's write-ahead log.");
        }
    }

    private Database Connect()
    {
        var place = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = 1 };
        if (_options.FileSystem is { } fileSystem)
        {
            place.Vfs = fileSystem;
        }

        var connection = new SqliteConnection(place.ConnectionString);
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
}
