using System.Text.Json;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Pages of jobs. Hangfire asks for a page by its number, so there is no key of a page before to go on from: the rows
/// before it are skipped in an index alone, from its nearer end, and only the page's own are then read, by their keys.
/// So the page that costs most, the one in the middle of half a million jobs, walks half of an index and no jobs.
/// </summary>
internal static class JobPages
{
    // A skip scan: one step of the index a name, however many rows it has.
    private const string Names = """
        WITH RECURSIVE names(name) AS (
            SELECT min(name) FROM queue
            UNION ALL
            SELECT (SELECT min(queue.name) FROM queue WHERE queue.name > names.name) FROM names
            WHERE names.name IS NOT NULL)
        SELECT name FROM names WHERE name IS NOT NULL
        """;

    private static readonly string Ascending = InStateText("ASC");
    private static readonly string Descending = InStateText("DESC");
    private static readonly string QueueAscending = InQueueText("ASC");
    private static readonly string QueueDescending = InQueueText("DESC");

    internal static long Count(Database database, string state) =>
        database.Number("SELECT count(*) FROM job WHERE state = $1", state);

    /// <summary>Jobs in a state, by the time they came into it.</summary>
    internal static List<PageRow> InState(Database database, string state, bool newestFirst, int from, int count)
    {
        var (forward, backward) = newestFirst ? (Descending, Ascending) : (Ascending, Descending);
        return FromNearerEnd(
            Count(database, state),
            from,
            count,
            (isBackward, length, skip) => database.All(
                isBackward ? backward : forward, PageRow.Read, state, length, skip));
    }

    /// <summary>Jobs that wait in a queue, the next first.</summary>
    /// <param name="inHand">Ids of rows that are under way and so do not wait.</param>
    internal static List<PageRow> InQueue(
        Database database, string queue, IReadOnlyCollection<long> inHand, int from, int count) =>
        FromNearerEnd(
            CountInQueue(database, queue, inHand),
            from,
            count,
            (isBackward, length, skip) => database.All(
                isBackward ? QueueDescending : QueueAscending,
                PageRow.Read,
                queue,
                length,
                skip,
                JsonSerializer.Serialize(inHand)));

    /// <summary>All of the queue's rows but the few in hand that are still there.</summary>
    internal static long CountInQueue(Database database, string queue, IReadOnlyCollection<long> inHand) =>
        database.Number(
            """
            SELECT (SELECT count(*) FROM queue WHERE name = $1)
                - (SELECT count(*) FROM queue WHERE id IN (SELECT value FROM json_each($2)) AND name = $1)
            """,
            queue,
            JsonSerializer.Serialize(inHand));

    /// <summary>The queues with jobs, by name.</summary>
    internal static List<string> Queues(Database database) => database.All(Names, row => row.GetString(0));

    internal static List<PageRow> OfIds(Database database, IEnumerable<long> ids) =>
        database.All(
            $"SELECT page.job_id, {PageRow.Columns} FROM (SELECT key, value AS job_id FROM json_each($1)) page "
            + $"{PageRow.Join} ORDER BY page.key",
            PageRow.Read,
            JsonSerializer.Serialize(ids));

    /// <param name="read">Reads so many rows after skipping some, backward from the end or forward.</param>
    private static List<PageRow> FromNearerEnd(
        long total, int from, int count, Func<bool, long, long, List<PageRow>> read)
    {
        long start = Math.Clamp(from, 0, total);
        var length = Math.Clamp(count, 0, total - start);
        if (start <= total / 2)
        {
            return read(false, length, start);
        }

        var rows = read(true, length, total - start - length);
        rows.Reverse();
        return rows;
    }

    private static string InQueueText(string direction) => $"""
        SELECT page.job_id, {PageRow.Columns} FROM (
            SELECT id, job_id FROM queue
            WHERE name = $1 AND id NOT IN (SELECT value FROM json_each($4))
            ORDER BY id {direction} LIMIT $2 OFFSET $3) page
        {PageRow.Join} ORDER BY page.id {direction}
        """;

    private static string InStateText(string direction) => $"""
        SELECT page.job_id, {PageRow.Columns} FROM (
            SELECT id AS job_id, state_at FROM job WHERE state = $1
            ORDER BY state_at {direction}, id {direction} LIMIT $2 OFFSET $3) page
        {PageRow.Join} ORDER BY page.state_at {direction}, page.job_id {direction}
        """;
}
