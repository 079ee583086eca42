using System.Text.Json;

namespace Signage.Hangfire.SQLite;

/// <summary>
/// Pages of jobs. A page's ids come from an index alone, from its nearer end; only the page's own rows are then read,
/// by their keys. So the deepest page of half a million jobs costs a walk over an index, not over jobs.
/// </summary>
internal static class JobPages
{
    private static readonly string Ascending = InStateText("ASC");
    private static readonly string Descending = InStateText("DESC");

    internal static long Count(Database database, string state) =>
        database.Number("SELECT count(*) FROM job WHERE state = $1", state);

    /// <summary>Jobs in a state, by the time they came into it.</summary>
    internal static List<PageRow> InState(Database database, string state, bool newestFirst, int from, int count)
    {
        var total = Count(database, state);
        long start = Math.Clamp(from, 0, total);
        var length = Math.Clamp(count, 0, total - start);
        var isNearEnd = start > total / 2;
        var rows = database.All(
            newestFirst == isNearEnd ? Ascending : Descending,
            PageRow.Read,
            state,
            length,
            isNearEnd ? total - start - length : start);
        if (isNearEnd)
        {
            rows.Reverse();
        }

        return rows;
    }

    /// <summary>Jobs that wait in a queue, the next first.</summary>
    /// <param name="inHand">Ids of rows that are under way and so do not wait.</param>
    internal static List<PageRow> InQueue(
        Database database, string queue, IEnumerable<long> inHand, int from, int count) =>
        database.All(
            $"""
            SELECT page.job_id, {PageRow.Columns} FROM (
                SELECT id, job_id FROM queue
                WHERE name = $1 AND id NOT IN (SELECT value FROM json_each($2))
                ORDER BY id LIMIT $3 OFFSET $4) page
            {PageRow.Join} ORDER BY page.id
            """,
            PageRow.Read,
            queue,
            JsonSerializer.Serialize(inHand),
            Math.Max(0, count),
            Math.Max(0, from));

    internal static long CountInQueue(Database database, string queue, IEnumerable<long> inHand) =>
        database.Number(
            "SELECT count(*) FROM queue WHERE name = $1 AND id NOT IN (SELECT value FROM json_each($2))",
            queue,
            JsonSerializer.Serialize(inHand));

    internal static List<PageRow> OfIds(Database database, IEnumerable<long> ids) =>
        database.All(
            $"SELECT page.job_id, {PageRow.Columns} FROM (SELECT key, value AS job_id FROM json_each($1)) page "
            + $"{PageRow.Join} ORDER BY page.key",
            PageRow.Read,
            JsonSerializer.Serialize(ids));

    private static string InStateText(string direction) => $"""
        SELECT page.job_id, {PageRow.Columns} FROM (
            SELECT id AS job_id, state_at FROM job WHERE state = $1
            ORDER BY state_at {direction}, id {direction} LIMIT $2 OFFSET $3) page
        {PageRow.Join} ORDER BY page.state_at {direction}, page.job_id {direction}
        """;
}
