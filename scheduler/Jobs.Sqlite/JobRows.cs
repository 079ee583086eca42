using Hangfire.Common;
using Hangfire.Storage;

namespace Signage.Hangfire.SQLite;

/// <summary>Jobs and their states in the tables. An unknown id changes nothing and reads as null.</summary>
internal static class JobRows
{
    internal static void Insert(Database database, JobRow job) =>
        database.Run(
            "INSERT INTO job (id, invocation, parameters, created, expires) VALUES ($1, $2, $3, $4, $5)",
            job.Id,
            job.Invocation,
            job.Parameters,
            job.Created,
            job.Expires);

    /// <param name="at">UTC ticks, or null for never.</param>
    internal static void Expire(Database database, long id, long? at) =>
        database.Run("UPDATE job SET expires = $2 WHERE id = $1", id, at);

    internal static void SetParameter(Database database, long id, string name, string? value)
    {
        if (Parameters(database, id) is { } parameters)
        {
            parameters[name] = value!;
            database.Run("UPDATE job SET parameters = $2 WHERE id = $1", id, JsonText.Write(parameters!));
        }
    }

    internal static Dictionary<string, string>? Parameters(Database database, long id) =>
        database.First("SELECT parameters FROM job WHERE id = $1", row => JsonText.Read(row.GetString(0)), id);

    /// <summary>Adds to the history and makes it the current state.</summary>
    internal static void SetState(Database database, long id, StateRow state)
    {
        var number = database.First(
            """
            UPDATE job SET state = $2, state_at = $3,
                state_id = 1 + coalesce((SELECT max(id) FROM state WHERE job_id = $1), 0)
            WHERE id = $1 RETURNING state_id
            """,
            row => row.GetInt64(0),
            id,
            state.Name,
            state.Created);
        if (number > 0)
        {
            database.Run(
                "INSERT INTO state VALUES ($1, $2, $3, $4, $5, $6)",
                id,
                number,
                state.Name,
                state.Reason,
                state.Created,
                state.Content);
        }
    }

    /// <summary>Adds to the history alone.</summary>
    internal static void AddState(Database database, long id, StateRow state) =>
        database.Run(
            """
            INSERT INTO state
            SELECT id, 1 + coalesce((SELECT max(s.id) FROM state s WHERE s.job_id = job.id), 0), $2, $3, $4, $5
            FROM job WHERE id = $1
            """,
            id,
            state.Name,
            state.Reason,
            state.Created,
            state.Content);

    internal static JobData? Read(Database database, long id) =>
        database.First(
            "SELECT invocation, state, created, parameters FROM job WHERE id = $1",
            row =>
            {
                var invocation = InvocationData.DeserializePayload(row.GetString(0));
                var job = Load(invocation, out var failure);
                return new JobData
                {
                    Job = job,
                    LoadException = failure,
                    InvocationData = invocation,
                    State = row.IsDBNull(1) ? null : row.GetString(1),
                    CreatedAt = Ticks.Moment(row.GetInt64(2)),
                    ParametersSnapshot = JsonText.Read(row.GetString(3)),
                };
            },
            id);

    /// <summary>The current state, which need not be the newest of the history.</summary>
    internal static StateData? ReadState(Database database, long id) =>
        database.First(
            """
            SELECT state.name, state.reason, state.data
            FROM job JOIN state ON state.job_id = job.id AND state.id = job.state_id
            WHERE job.id = $1
            """,
            row => new StateData
            {
                Name = row.GetString(0),
                Reason = row.IsDBNull(1) ? null : row.GetString(1),
                Data = JsonText.Read(row.GetString(2), StringComparer.OrdinalIgnoreCase),
            },
            id);

    /// <summary>Null, with the failure, for a job whose type or method is no longer in the program.</summary>
    internal static Job? Load(InvocationData invocation, out JobLoadException? failure)
    {
        failure = null;
        try
        {
            return invocation.DeserializeJob();
        }
        catch (JobLoadException e)
        {
            failure = e;
            return null;
        }
    }
}
