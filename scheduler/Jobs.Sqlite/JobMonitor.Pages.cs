using System.Globalization;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage.Monitoring;

namespace Signage.Hangfire.SQLite;

/// <summary>The pages of jobs: what has ended newest first, what is still to come oldest first.</summary>
internal sealed partial class JobMonitor
{
    public override JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var inHand = Rows(engine.Queues.InHand, queue);
        return Enqueued(engine.Readers.ReadTogether(
            database => JobPages.InQueue(database, queue, inHand, from, perPage)));
    }

    public override JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var inHand = engine.Queues.InHand.Where(j => j.Row.Queue == queue).Skip(from).Take(perPage).ToList();
        var rows = engine.Readers.Read(database => JobPages.OfIds(database, inHand.Select(j => j.Row.JobId)));
        return List(rows.Zip(inHand), pair => pair.First, pair => new FetchedJobDto
        {
            Job = pair.First.Job,
            LoadException = pair.First.Failure,
            InvocationData = pair.First.Invocation,
            State = pair.First.State,
            FetchedAt = pair.Second.FetchedAt,
        });
    }

    public override JobList<ProcessingJobDto> ProcessingJobs(int from, int count) =>
        Page(ProcessingState.StateName, newestFirst: false, from, count, row => new ProcessingJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            StateData = row.Content,
            InProcessingState = true,
            StartedAt = row.StateAt,
            ServerId = row.Value("ServerId") ?? row.Value("ServerName"),
        });

    public override JobList<ScheduledJobDto> ScheduledJobs(int from, int count) =>
        Page(ScheduledState.StateName, newestFirst: false, from, count, row => new ScheduledJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            StateData = row.Content,
            InScheduledState = true,
            ScheduledAt = row.StateAt,
            EnqueueAt = JobHelper.DeserializeNullableDateTime(row.Value("EnqueueAt")) ?? DateTime.MinValue,
        });

    public override JobList<SucceededJobDto> SucceededJobs(int from, int count) =>
        Page(SucceededState.StateName, newestFirst: true, from, count, row => new SucceededJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            StateData = row.Content,
            InSucceededState = true,
            SucceededAt = row.StateAt,
            Result = row.Value("Result"),
            TotalDuration = Milliseconds(row.Value("PerformanceDuration")) + Milliseconds(row.Value("Latency")),
        });

    public override JobList<FailedJobDto> FailedJobs(int from, int count) =>
        Page(FailedState.StateName, newestFirst: true, from, count, row => new FailedJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            StateData = row.Content,
            InFailedState = true,
            FailedAt = row.StateAt,
            Reason = row.Reason,
            ExceptionType = row.Value("ExceptionType"),
            ExceptionMessage = row.Value("ExceptionMessage"),
            ExceptionDetails = row.Value("ExceptionDetails"),
        });

    public override JobList<DeletedJobDto> DeletedJobs(int from, int count) =>
        Page(DeletedState.StateName, newestFirst: true, from, count, row => new DeletedJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            StateData = row.Content,
            InDeletedState = true,
            DeletedAt = row.StateAt,
        });

    public override JobList<AwaitingJobDto> AwaitingJobs(int from, int count) =>
        engine.Readers.ReadTogether(database => List(
            JobPages.InState(database, AwaitingState.StateName, newestFirst: false, from, count),
            row => row,
            row => new AwaitingJobDto
            {
                Job = row.Job,
                LoadException = row.Failure,
                InvocationData = row.Invocation,
                StateData = row.Content,
                InAwaitingState = true,
                AwaitingAt = row.StateAt,
                ParentStateName = JobIds.TryRead(row.Value("ParentId") ?? "", out var parent)
                    ? JobRows.ReadState(database, parent)?.Name
                    : null,
            }));

    private static JobList<EnqueuedJobDto> Enqueued(List<PageRow> rows) =>
        List(rows, row => row, row => new EnqueuedJobDto
        {
            Job = row.Job,
            LoadException = row.Failure,
            InvocationData = row.Invocation,
            State = row.State,
            StateData = row.Content,
            InEnqueuedState = row.State == EnqueuedState.StateName,
            EnqueuedAt = row.State == EnqueuedState.StateName ? row.StateAt : null,
        });

    private static JobList<TDto> List<TRow, TDto>(
        IEnumerable<TRow> rows, Func<TRow, PageRow> job, Func<TRow, TDto> convert) =>
        new(rows.Select(row => KeyValuePair.Create(job(row).IdText, convert(row))));

    private static long? Milliseconds(string? text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    private JobList<TDto> Page<TDto>(
        string state, bool newestFirst, int from, int count, Func<PageRow, TDto> convert) =>
        List(
            engine.Readers.ReadTogether(database => JobPages.InState(database, state, newestFirst, from, count)),
            row => row,
            convert);
}
