using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Signage.Hangfire.SQLite;

/// <summary>A job with its current state, as the dashboard's pages show it; both may be gone.</summary>
/// <param name="Content">The state's values; null without a state.</param>
internal sealed record PageRow(
    long Id,
    InvocationData? Invocation,
    Job? Job,
    JobLoadException? Failure,
    string? State,
    string? Reason,
    DateTime? StateAt,
    Dictionary<string, string>? Content)
{
    internal const string Columns = "job.invocation, job.state, state.reason, state.created, state.data";

    internal const string Join =
        "LEFT JOIN job ON job.id = page.job_id LEFT JOIN state ON state.job_id = job.id AND state.id = job.state_id";

    internal string IdText => JobIds.Text(Id);

    /// <summary>Reads <c>page.job_id</c> and then <see cref="Columns"/>.</summary>
    internal static PageRow Read(SqliteDataReader row)
    {
        var invocation = row.IsDBNull(1) ? null : InvocationData.DeserializePayload(row.GetString(1));
        JobLoadException? failure = null;
        return new PageRow(
            row.GetInt64(0),
            invocation,
            invocation is null ? null : JobRows.Load(invocation, out failure),
            failure,
            row.IsDBNull(2) ? null : row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : Ticks.Moment(row.GetInt64(4)),
            row.IsDBNull(5) ? null : JsonText.Read(row.GetString(5), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A value of the state, or null.</summary>
    internal string? Value(string name) => Content?.GetValueOrDefault(name);
}
