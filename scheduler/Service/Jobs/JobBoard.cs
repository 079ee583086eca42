using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Jobs;

/// <summary>What people see of the jobs, and the button that tries one again at once.</summary>
public sealed class JobBoard(
    JobStorage storage, IBackgroundJobClient client, JobsByKey keys, IDbContextFactory<SignageDb> dbs, Audit audit)
{
    private const int Most = 100;
    private const string RetryCount = "RetryCount";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [EnqueuedState.StateName] = "waiting",
        [ProcessingState.StateName] = "running",
        [ScheduledState.StateName] = "retrying",
        [FailedState.StateName] = "failed",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, bool> Ended = new Dictionary<string, bool>
    {
        [SucceededState.StateName] = true,
        [FailedState.StateName] = false,
        [ScheduledState.StateName] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every job that has not ended well, at most 100 of each state; the failed first.</summary>
    public async Task<JobsView> ReadAsync(string language, CancellationToken stop)
    {
        using var connection = storage.GetConnection();
        var jobs = Unfinished().Select(id => Read(connection, id, language)).OfType<JobView>().ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var subjects = jobs.Select(j => j.Subject).ToList();
        var titles = await db.Set<Asset>().Where(a => subjects.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Title.Length > 0 ? a.Title : a.FileName, stop);
        return new JobsView(
            [.. jobs.Select(j => j with { Title = titles.GetValueOrDefault(j.Subject ?? "") })],
            [.. connection.GetRecurringJobs().Select(View)]);
    }

    /// <summary>The last job of a key, where one is remembered.</summary>
    public JobView? Find(string key, string language)
    {
        if (keys.Find(key) is not { } id)
        {
            return null;
        }

        using var connection = storage.GetConnection();
        return Read(connection, id, language);
    }

    /// <summary>Tries a job again now that has failed or waits for its next try.</summary>
    public async Task<Refusal?> RetryAsync(string id, CancellationToken stop)
    {
        using var connection = storage.GetConnection();
        // PostgreSQL's storage throws at an id that is no number.
        var state = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? connection.GetStateData(id)?.Name
            : null;
        if (state is null || (state != FailedState.StateName && state != ScheduledState.StateName))
        {
            return new Refusal(state is null ? "job-gone" : "job-busy");
        }

        connection.SetJobParameter(id, RetryCount, SerializationHelper.Serialize(0));
        if (!client.Requeue(id, state))
        {
            return new Refusal("job-busy");
        }

        await using var db = await dbs.CreateDbContextAsync(stop);
        audit.Add(db, "job.retry", id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private IEnumerable<string> Unfinished()
    {
        var monitor = storage.GetMonitoringApi();
        return
        [
            .. monitor.FailedJobs(0, Most).Select(j => j.Key),
            .. monitor.ScheduledJobs(0, Most).Select(j => j.Key),
            .. monitor.ProcessingJobs(0, Most).Select(j => j.Key),
            .. monitor.Queues().SelectMany(q => monitor.EnqueuedJobs(q.Name, 0, Most)).Select(j => j.Key),
        ];
    }

    private static JobView? Read(IStorageConnection connection, string id, string language)
    {
        var state = connection.GetStateData(id);
        if (state is null || !Names.TryGetValue(state.Name, out var name)
            || connection.GetJobData(id)?.Job is not { } job)
        {
            return null;
        }

        var trouble = TroubleOf(connection.GetJobParameter(id, TroubledAttribute.Parameter));
        var tries = SerializationHelper.Deserialize<int>(connection.GetJobParameter(id, RetryCount) ?? "0");
        return new JobView(
            id,
            WorkOf(job.Type.Name),
            job.Args.OfType<string>().FirstOrDefault(),
            null,
            name,
            tries + 1,
            RetriedJob.Retries + 1,
            NextAt(state),
            trouble is null ? null : new CodeText(
                trouble.Code, MessageTexts.Detail(trouble.Code, language, trouble.Detail)));
    }

    private static Instant? NextAt(StateData state) =>
        state.Name == ScheduledState.StateName && state.Data.TryGetValue("EnqueueAt", out var at)
            ? Instant.FromDateTimeUtc(JobHelper.DeserializeDateTime(at).ToUniversalTime())
            : null;

    private static Trouble? TroubleOf(string? json) =>
        string.IsNullOrEmpty(json) ? null : SerializationHelper.Deserialize<Trouble?>(json, SerializationOption.User);

    private static string WorkOf(string type) => JsonNamingPolicy.CamelCase.ConvertName(
        type.EndsWith("Job", StringComparison.Ordinal) ? type[..^3] : type);

    private static RecurringView View(RecurringJobDto job) => new(
        job.Id,
        At(job.LastExecution),
        Ended.TryGetValue(job.LastJobState ?? "", out var good) ? good : null,
        At(job.NextExecution));

    private static Instant? At(DateTime? utc) =>
        utc is { } time ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
}
