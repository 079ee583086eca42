using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Signage.Hangfire.SQLite;

/// <summary>What the world did to the file, said so that a person knows what to do.</summary>
internal static class Faults
{
    /// <summary>The fault itself where it is not one of the world's.</summary>
    internal static Exception Explain(SqliteException fault, string path)
    {
        var cause = fault.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "its disk is full",
            raw.SQLITE_BUSY => "another program has held its lock for too long",
            raw.SQLITE_IOERR => $"its disk failed ({fault.Message})",
            raw.SQLITE_CANTOPEN => "it cannot be opened",
            raw.SQLITE_READONLY => "it cannot be written",
            raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => $"it is damaged ({fault.Message})",
            _ => null,
        };
        return cause is null
            ? fault
            : new SqliteJobStorageException($"The job storage cannot use {path}: {cause}.", fault);
    }
}
