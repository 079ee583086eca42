namespace Signage.Hangfire.SQLite;

/// <summary>Counters, sets, lists and hashes.</summary>
internal sealed partial class JobTransaction
{
    public override void IncrementCounter(string key) => Count(key, 1, null);

    public override void IncrementCounter(string key, TimeSpan expireIn) => Count(key, 1, After(expireIn));

    public override void DecrementCounter(string key) => Count(key, -1, null);

    public override void DecrementCounter(string key, TimeSpan expireIn) => Count(key, -1, After(expireIn));

    public override void AddToSet(string key, string value) => AddToSet(key, value, 0);

    public override void AddToSet(string key, string value, double score)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (double.IsNaN(score))
        {
            throw new ArgumentException("A score is a number.", nameof(score));
        }

        AddTo(Collection.Sets, key, database => AddToSet(database, key, value, score));
    }

    public override void AddRangeToSet(string key, IList<string> items)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(items);
        if (items.Contains(null!))
        {
            throw new ArgumentException("No item may be null.", nameof(items));
        }

        string[] copy = [.. items];
        AddTo(Collection.Sets, key, database => Array.ForEach(copy, item => AddToSet(database, key, item, 0)));
    }

    public override void RemoveFromSet(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Add(database =>
        {
            database.Run("DELETE FROM item_set WHERE key = $1 AND value = $2", key, value);
            Collection.Sets.ForgetEmpty(database, key);
        });
    }

    public override void RemoveSet(string key) => On(key, Collection.Sets.Remove);

    public override void ExpireSet(string key, TimeSpan expireIn) => Expire(Collection.Sets, key, expireIn);

    public override void PersistSet(string key) => On(key, Collection.Sets.Persist);

    public override void InsertToList(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        AddTo(Collection.Lists, key, database => database.Run(
            "INSERT INTO item_list (key, value) VALUES ($1, $2)", key, value));
    }

    public override void RemoveFromList(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Add(database =>
        {
            database.Run("DELETE FROM item_list WHERE key = $1 AND value = $2", key, value);
            Collection.Lists.ForgetEmpty(database, key);
        });
    }

    public override void TrimList(string key, int keepStartingFrom, int keepEndingAt)
    {
        ArgumentNullException.ThrowIfNull(key);
        long from = Math.Max(0, keepStartingFrom);
        var kept = Math.Max(0, keepEndingAt - from + 1);
        Add(database =>
        {
            database.Run(
                """
                DELETE FROM item_list WHERE key = $1 AND id NOT IN
                    (SELECT id FROM item_list WHERE key = $1 ORDER BY id DESC LIMIT $2 OFFSET $3)
                """,
                key,
                kept,
                from);
            Collection.Lists.ForgetEmpty(database, key);
        });
    }

    public override void ExpireList(string key, TimeSpan expireIn) => Expire(Collection.Lists, key, expireIn);

    public override void PersistList(string key) => On(key, Collection.Lists.Persist);

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        KeyValuePair<string, string>[] fields = [.. keyValuePairs];
        AddTo(Collection.Hashes, key, database => Array.ForEach(fields, field => database.Run(
            "INSERT OR REPLACE INTO item_hash VALUES ($1, $2, $3)", key, field.Key, field.Value)));
    }

    public override void RemoveHash(string key) => On(key, Collection.Hashes.Remove);

    public override void ExpireHash(string key, TimeSpan expireIn) => Expire(Collection.Hashes, key, expireIn);

    public override void PersistHash(string key) => On(key, Collection.Hashes.Persist);

    private static void AddToSet(Database database, string key, string value, double score) =>
        database.Run("INSERT OR REPLACE INTO item_set VALUES ($1, $2, $3)", key, value, score);

    private void Count(string key, int change, long? expires)
    {
        ArgumentNullException.ThrowIfNull(key);
        var now = Ticks.Now(engine.Time);
        Add(database =>
        {
            // One that has expired is gone, removed already or not.
            var value = database.Number(
                """
                INSERT INTO counter VALUES ($1, $2, $3)
                ON CONFLICT DO UPDATE SET
                    value = iif(expires <= $4, 0, value) + $2,
                    expires = iif(expires <= $4, $3, coalesce($3, expires))
                RETURNING value
                """,
                key,
                change,
                expires,
                now);
            if (value == 0)
            {
                database.Run("DELETE FROM counter WHERE key = $1", key);
            }
        });
    }

    private void AddTo(Collection collection, string key, Action<Database> change)
    {
        var now = Ticks.Now(engine.Time);
        Add(database =>
        {
            collection.ForgetExpired(database, key, now);
            change(database);
        });
    }

    private void Expire(Collection collection, string key, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(key);
        var at = After(expireIn);
        Add(database => collection.Expire(database, key, at));
    }

    private void On(string key, Action<Database, string> change)
    {
        ArgumentNullException.ThrowIfNull(key);
        Add(database => change(database, key));
    }
}
