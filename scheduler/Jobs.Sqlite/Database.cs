using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// One connection to the file, with its statements prepared once. Parameters are <c>$1</c>, <c>$2</c> and so on.
/// Not safe for two threads at a time.
/// </summary>
internal sealed class Database(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _statements = [];

    /// <summary>Whether a transaction is open; a full disk may have ended it on its own.</summary>
    internal bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Runs a statement to its end and gives the number of rows that it changed.</summary>
    internal int Run(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        while (reader.Read())
        {
            // Some statements, such as incremental_vacuum, work a step a row.
        }

        return reader.RecordsAffected;
    }

    /// <summary>Whether a commit waits until it is on the disk. Takes effect as it is prepared, so it is prepared each
    /// time.</summary>
    internal void SetSynchronous(bool full)
    {
        using var statement = Prepare($"PRAGMA synchronous = {(full ? "FULL" : "NORMAL")}", parameters: 0);
        statement.ExecuteNonQuery();
    }

    /// <summary>The first row, or null without one.</summary>
    internal T? First<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    internal List<T> All<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>The first column of the first row; 0 without one.</summary>
    internal long Number(string sql, params ReadOnlySpan<object?> parameters) =>
        First(sql, row => row.GetInt64(0), parameters);

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Prepare(sql, parameters.Length);
            _statements.Add(sql, statement);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            statement.Parameters[i].Value = parameters[i] ?? DBNull.Value;
        }

        return statement;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var statement = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this project's constants; values are parameters.
        statement.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
        {
            statement.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return statement;
    }
}
