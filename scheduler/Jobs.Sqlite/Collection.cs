namespace Signage.Hangfire.SQLite;

/// <summary>What sets, lists and hashes have in common: a key with elements, which may expire as a whole.</summary>
internal sealed class Collection
{
    internal static readonly Collection Sets = new("set", "item_set", "value");
    internal static readonly Collection Lists = new("list", "item_list", "id");
    internal static readonly Collection Hashes = new("hash", "item_hash", "field");

    internal static readonly IReadOnlyList<Collection> All = [Sets, Lists, Hashes];

    private readonly string _count;
    private readonly string _expire;
    private readonly string _remove;
    private readonly string _removeSome;
    private readonly string _forgetEmpty;

    private Collection(string name, string table, string element)
    {
        Name = name;
        _count = $"SELECT count(*) FROM {table} WHERE key = $1";
        _expire = $"""
            INSERT OR REPLACE INTO expiry
            SELECT $2, $1, $3 WHERE EXISTS (SELECT 1 FROM {table} WHERE key = $1)
            """;
        _remove = $"DELETE FROM {table} WHERE key = $1";
        _removeSome = $"""
            DELETE FROM {table} WHERE key = $1
                AND {element} IN (SELECT {element} FROM {table} WHERE key = $1 LIMIT $2)
            """;
        _forgetEmpty = $"""
            DELETE FROM expiry WHERE collection = $2 AND key = $1
                AND NOT EXISTS (SELECT 1 FROM {table} WHERE key = $1)
            """;
    }

    /// <summary>As the table of expiries names it.</summary>
    internal string Name { get; }

    internal long Count(Database database, string key) => database.Number(_count, key);

    /// <summary>Does nothing where the key has no element.</summary>
    internal void Expire(Database database, string key, long at) => database.Run(_expire, key, Name, at);

    internal void Persist(Database database, string key) =>
        database.Run("DELETE FROM expiry WHERE collection = $1 AND key = $2", Name, key);

    /// <summary>The UTC ticks at which it expires, or null.</summary>
    internal long? ExpiresAt(Database database, string key) =>
        database.First(
            "SELECT at FROM expiry WHERE collection = $1 AND key = $2", row => (long?)row.GetInt64(0), Name, key);

    /// <summary>Called before an element is added: what has expired is gone, removed already or not.</summary>
    /// <param name="now">UTC ticks.</param>
    internal void ForgetExpired(Database database, string key, long now)
    {
        const string Expired = "DELETE FROM expiry WHERE collection = $1 AND key = $2 AND at <= $3";
        if (database.Run(Expired, Name, key, now) > 0)
        {
            database.Run(_remove, key);
        }
    }

    internal void Remove(Database database, string key)
    {
        database.Run(_remove, key);
        Persist(database, key);
    }

    /// <summary>Removes at most this many elements, and the expiry with the last; gives how many it removed.</summary>
    internal int RemoveSome(Database database, string key, int limit)
    {
        var removed = database.Run(_removeSome, key, limit);
        ForgetEmpty(database, key);
        return removed;
    }

    /// <summary>Called after elements were removed: a key without elements has no expiry.</summary>
    internal void ForgetEmpty(Database database, string key) => database.Run(_forgetEmpty, key, Name);
}
