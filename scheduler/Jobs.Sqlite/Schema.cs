namespace Signage.Hangfire.SQLite;

/// <summary>
/// The tables, and how a file of an older version comes up to this one. Times are UTC ticks, null where there is none;
/// parameters and the data of states are JSON objects.
/// </summary>
internal static class Schema
{
    /// <summary>"SHfS": this storage's files and no others.</summary>
    internal const int ApplicationId = 0x53486653;

    // A job's states lie together, so that both its page and its removal touch one place.
    private const string First = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            invocation TEXT NOT NULL,
            parameters TEXT NOT NULL,
            created INTEGER NOT NULL,
            expires INTEGER,
            state TEXT,
            state_id INTEGER,
            state_at INTEGER);
        CREATE INDEX job_state ON job (state, state_at) WHERE state IS NOT NULL;
        CREATE INDEX job_expires ON job (expires) WHERE expires IS NOT NULL;
        CREATE TABLE state (
            job_id INTEGER NOT NULL,
            id INTEGER NOT NULL,
            name TEXT NOT NULL,
            reason TEXT,
            created INTEGER NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (job_id, id)) WITHOUT ROWID;
        CREATE TABLE queue (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            job_id INTEGER NOT NULL);
        CREATE INDEX queue_name ON queue (name, id, job_id);
        CREATE TABLE counter (
            key TEXT PRIMARY KEY,
            value INTEGER NOT NULL,
            expires INTEGER) WITHOUT ROWID;
        CREATE TABLE item_set (
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            score REAL NOT NULL,
            PRIMARY KEY (key, value)) WITHOUT ROWID;
        CREATE INDEX item_set_score ON item_set (key, score, value);
        CREATE TABLE item_list (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            value TEXT NOT NULL);
        CREATE INDEX item_list_key ON item_list (key, id);
        CREATE TABLE item_hash (
            key TEXT NOT NULL,
            field TEXT NOT NULL,
            value TEXT,
            PRIMARY KEY (key, field)) WITHOUT ROWID;
        CREATE TABLE expiry (
            collection TEXT NOT NULL,
            key TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (collection, key)) WITHOUT ROWID;
        CREATE INDEX expiry_at ON expiry (at);
        """;

    private static readonly string[] Migrations = [First];

    /// <summary>The <c>user_version</c> that this program writes and the newest it reads.</summary>
    internal static int Version => Migrations.Length;

    /// <summary>Brings an empty or older file up to this version, in one transaction.</summary>
    internal static void Migrate(Database database)
    {
        var version = (int)database.Number("PRAGMA user_version");
        if (version == Version)
        {
            return;
        }

        database.Run("BEGIN IMMEDIATE");
        for (var i = version; i < Version; i++)
        {
            foreach (var statement in Migrations[i].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                database.Run(statement);
            }
        }

        database.Run($"PRAGMA application_id = {ApplicationId}");
        database.Run($"PRAGMA user_version = {Version}");
        database.Run("COMMIT");
    }
}
