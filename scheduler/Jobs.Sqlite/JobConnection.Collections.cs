namespace Signage.Hangfire.SQLite;

/// <summary>Counters, sets, lists and hashes.</summary>
internal sealed partial class JobConnection
{
    public override long GetCounter(string key) =>
        Read(key, database => database.Number("SELECT value FROM counter WHERE key = $1", key));

    public override HashSet<string> GetAllItemsFromSet(string key) =>
        [.. Texts(key, "SELECT value FROM item_set WHERE key = $1", key)];

    public override string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore) =>
        GetFirstByLowestScoreFromSet(key, fromScore, toScore, 1).FirstOrDefault();

    public override List<string> GetFirstByLowestScoreFromSet(
        string key, double fromScore, double toScore, int count)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (!(fromScore <= toScore))
        {
            throw new ArgumentException("It is not below the lowest score asked for.", nameof(toScore));
        }

        return Texts(
            key,
            "SELECT value FROM item_set WHERE key = $1 AND score BETWEEN $2 AND $3 ORDER BY score, value LIMIT $4",
            key,
            fromScore,
            toScore,
            count);
    }

    public override long GetSetCount(string key) => Count(Collection.Sets, key);

    public override long GetSetCount(IEnumerable<string> keys, int limit)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        // Read here: what makes them may ask this storage itself.
        string[] all = [.. keys];
        return engine.Readers.ReadTogether(database =>
        {
            long count = 0;
            foreach (var key in all)
            {
                count += database.Number(
                    "SELECT count(*) FROM (SELECT 1 FROM item_set WHERE key = $1 LIMIT $2)", key, limit - count);
            }

            return count;
        });
    }

    public override bool GetSetContains(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Read(key, database => database.Number(
            "SELECT count(*) FROM item_set WHERE key = $1 AND value = $2", key, value) > 0);
    }

    public override List<string> GetRangeFromSet(string key, int startingFrom, int endingAt) =>
        Texts(
            key,
            "SELECT value FROM item_set WHERE key = $1 ORDER BY score, value LIMIT $2 OFFSET $3",
            key,
            Length(startingFrom, endingAt),
            startingFrom);

    public override TimeSpan GetSetTtl(string key) => Ttl(Collection.Sets, key);

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
    {
        using var transaction = new JobTransaction(engine, this);
        transaction.SetRangeInHash(key, keyValuePairs);
        transaction.Commit();
    }

    public override Dictionary<string, string>? GetAllEntriesFromHash(string key)
    {
        var fields = Read(key, database => database.All(
            "SELECT field, value FROM item_hash WHERE key = $1",
            row => KeyValuePair.Create(row.GetString(0), row.IsDBNull(1) ? null! : row.GetString(1)),
            key));
        return fields.Count > 0 ? new Dictionary<string, string>(fields) : null;
    }

    public override string? GetValueFromHash(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(key, database => database.First(
            "SELECT value FROM item_hash WHERE key = $1 AND field = $2",
            row => row.IsDBNull(0) ? null : row.GetString(0),
            key,
            name));
    }

    public override long GetHashCount(string key) => Count(Collection.Hashes, key);

    public override TimeSpan GetHashTtl(string key) => Ttl(Collection.Hashes, key);

    public override long GetListCount(string key) => Count(Collection.Lists, key);

    public override List<string> GetAllItemsFromList(string key) => GetRangeFromList(key, 0, int.MaxValue);

    public override List<string> GetRangeFromList(string key, int startingFrom, int endingAt) =>
        Texts(
            key,
            "SELECT value FROM item_list WHERE key = $1 ORDER BY id DESC LIMIT $2 OFFSET $3",
            key,
            Length(startingFrom, endingAt),
            startingFrom);

    public override TimeSpan GetListTtl(string key) => Ttl(Collection.Lists, key);

    private static long Length(int startingFrom, int endingAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startingFrom);
        return Math.Max(0, endingAt - (long)startingFrom + 1);
    }

    private long Count(Collection collection, string key) => Read(key, database => collection.Count(database, key));

    /// <summary>Negative where it does not expire, zero where it has.</summary>
    private TimeSpan Ttl(Collection collection, string key) =>
        Read(key, database => collection.ExpiresAt(database, key)) is { } at
            ? TimeSpan.FromTicks(Math.Max(0, at - Ticks.Now(engine.Time)))
            : Timeout.InfiniteTimeSpan;

    private List<string> Texts(string key, string sql, params object?[] parameters) =>
        Read(key, database => database.All(sql, row => row.GetString(0), parameters));

    private T Read<T>(string key, Func<Database, T> query)
    {
        ArgumentNullException.ThrowIfNull(key);
        return engine.Readers.Read(query);
    }
}
