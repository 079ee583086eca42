using System.Globalization;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Signage.Hangfire.SQLite;

/// <summary>What the dashboard asks. Each answer is of one moment.</summary>
internal sealed partial class JobMonitor(Engine engine) : JobStorageMonitor
{
    private const int FirstJobs = 5;
    private const int Days = 7;
    private const int Hours = 24;

    public override IList<QueueWithTopEnqueuedJobsDto> Queues()
    {
        var inHand = engine.Queues.InHand;
        return engine.Readers.ReadTogether(database => JobPages.Queues(database)
            .ConvertAll(queue => new QueueWithTopEnqueuedJobsDto
            {
                Name = queue,
                Length = JobPages.CountInQueue(database, queue, Rows(inHand, queue)),
                Fetched = Rows(inHand, queue).Count,
                FirstJobs = Enqueued(JobPages.InQueue(database, queue, Rows(inHand, queue), 0, FirstJobs)),
            }));
    }

    public override IList<ServerDto> Servers() => engine.Servers.All;

    public override StatisticsDto GetStatistics() =>
        engine.Readers.ReadTogether(database => new StatisticsDto
        {
            Enqueued = JobPages.Count(database, EnqueuedState.StateName),
            Scheduled = JobPages.Count(database, ScheduledState.StateName),
            Processing = JobPages.Count(database, ProcessingState.StateName),
            Failed = JobPages.Count(database, FailedState.StateName),
            Awaiting = JobPages.Count(database, AwaitingState.StateName),
            Succeeded = Counter(database, "stats:succeeded"),
            Deleted = Counter(database, "stats:deleted"),
            Recurring = Collection.Sets.Count(database, "recurring-jobs"),
            Retries = Collection.Sets.Count(database, "retries"),
            Queues = JobPages.Queues(database).Count,
            Servers = engine.Servers.Count,
        });

    /// <summary>Null for an unknown id.</summary>
    public override JobDetailsDto? JobDetails(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return JobIds.TryRead(jobId, out var id)
            ? engine.Readers.ReadTogether(database => Details(database, id))
            : null;
    }

    public override long ScheduledCount() => Count(ScheduledState.StateName);

    public override long FailedCount() => Count(FailedState.StateName);

    public override long ProcessingCount() => Count(ProcessingState.StateName);

    public override long SucceededListCount() => Count(SucceededState.StateName);

    public override long DeletedListCount() => Count(DeletedState.StateName);

    public override long AwaitingCount() => Count(AwaitingState.StateName);

    public override long EnqueuedCount(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var inHand = Rows(engine.Queues.InHand, queue);
        return engine.Readers.Read(database => JobPages.CountInQueue(database, queue, inHand));
    }

    public override long FetchedCount(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return Rows(engine.Queues.InHand, queue).Count;
    }

    public override IDictionary<DateTime, long> SucceededByDatesCount() => ByDay("succeeded");

    public override IDictionary<DateTime, long> FailedByDatesCount() => ByDay("failed");

    public override IDictionary<DateTime, long> DeletedByDatesCount() => ByDay("deleted");

    public override IDictionary<DateTime, long> HourlySucceededJobs() => ByHour("succeeded");

    public override IDictionary<DateTime, long> HourlyFailedJobs() => ByHour("failed");

    public override IDictionary<DateTime, long> HourlyDeletedJobs() => ByHour("deleted");

    private static JobDetailsDto? Details(Database database, long id)
    {
        if (JobRows.Read(database, id) is not { } job)
        {
            return null;
        }

        var expires = database.First(
            "SELECT expires FROM job WHERE id = $1", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), id);
        return new JobDetailsDto
        {
            Job = job.Job,
            LoadException = job.LoadException,
            InvocationData = job.InvocationData,
            CreatedAt = job.CreatedAt,
            ExpireAt = expires is { } at ? Ticks.Moment(at) : null,
            Properties = new Dictionary<string, string>(job.ParametersSnapshot),
            History = database.All(
                "SELECT name, reason, created, data FROM state WHERE job_id = $1 ORDER BY id DESC",
                row => new StateHistoryDto
                {
                    StateName = row.GetString(0),
                    Reason = row.IsDBNull(1) ? null : row.GetString(1),
                    CreatedAt = Ticks.Moment(row.GetInt64(2)),
                    Data = JsonText.Read(row.GetString(3), StringComparer.OrdinalIgnoreCase),
                },
                id),
        };
    }

    private static List<long> Rows(IReadOnlyList<SqliteFetchedJob> inHand, string queue) =>
        [.. inHand.Where(j => j.Row.Queue == queue).Select(j => j.Row.Id)];

    private static long Counter(Database database, string key) =>
        database.Number("SELECT value FROM counter WHERE key = $1", key);

    private long Count(string state) => engine.Readers.Read(database => JobPages.Count(database, state));

    private Dictionary<DateTime, long> ByDay(string what)
    {
        var today = engine.Time.GetUtcNow().UtcDateTime.Date;
        return Timeline(what, "yyyy-MM-dd", Enumerable.Range(0, Days).Select(day => today.AddDays(-day)));
    }

    private Dictionary<DateTime, long> ByHour(string what)
    {
        var now = engine.Time.GetUtcNow().UtcDateTime;
        var hour = now.Date.AddHours(now.Hour);
        return Timeline(what, "yyyy-MM-dd-HH", Enumerable.Range(0, Hours).Select(ago => hour.AddHours(-ago)));
    }

    private Dictionary<DateTime, long> Timeline(string what, string format, IEnumerable<DateTime> moments) =>
        engine.Readers.ReadTogether(database => moments.ToDictionary(
            moment => moment,
            moment => Counter(
                database, $"stats:{what}:{moment.ToString(format, CultureInfo.InvariantCulture)}")));
}
