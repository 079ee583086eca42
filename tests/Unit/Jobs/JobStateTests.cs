using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Jobs with their parameters and states, the locks that guard them and the servers that run them.</summary>
public sealed class JobStateTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Instantly = TimeSpan.Zero;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly JobFile _file;

    public JobStateTests() => _file = new(new() { TimeProvider = _time });

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_job_is_read_as_it_was_written()
    {
        var id = _file.Create(("one", "1"), ("二", "\"\\\u0001二"));
        var job = _file.Connection.GetJobData(id);
        job.Job.Method.Name.ShouldBe(nameof(JobFile.Nothing));
        job.Job.Args.ShouldBe(["argument"]);
        job.State.ShouldBeNull();
        job.CreatedAt.ShouldBe(_time.GetUtcNow().UtcDateTime);
        job.CreatedAt.Kind.ShouldBe(DateTimeKind.Utc);
        job.ParametersSnapshot["二"].ShouldBe("\"\\\u0001二");
        job.InvocationData.ShouldNotBeNull();
        _file.Connection.GetJobParameter(id, "one").ShouldBe("1");
        _file.Monitor.JobDetails(id).ExpireAt.ShouldBe(_time.GetUtcNow().UtcDateTime.AddDays(1));
    }

    [Fact]
    public void A_job_keeps_the_queue_that_it_names()
    {
        var job = Job.FromExpression(() => JobFile.Nothing(""), "slow");
        var id = _file.Connection.CreateExpiredJob(job, new Dictionary<string, string>(), default, Minute);
        _file.Connection.GetJobData(id).Job.Queue.ShouldBe("slow");
    }

    [Fact]
    public void A_parameter_may_be_added_changed_and_null()
    {
        var id = _file.Create(("a", "1"));
        _file.Connection.SetJobParameter(id, "a", "2");
        _file.Connection.SetJobParameter(id, "b", null);
        _file.Connection.GetJobParameter(id, "a").ShouldBe("2");
        _file.Connection.GetJobParameter(id, "b").ShouldBeNull();
        _file.Connection.GetJobParameter(id, "c").ShouldBeNull();
    }

    [Theory]
    [InlineData("999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("")]
    [InlineData("a5f3b1b2-6d9f-4a5e-8d3c-111111111111")]
    [InlineData("99999999999999999999999")]
    public void An_unknown_id_reads_as_null_and_writes_nothing(string id)
    {
        _file.Create();
        _file.Connection.SetJobParameter(id, "a", "1");
        _file.Commit(t =>
        {
            t.SetJobState(id, new SucceededState(null, 1, 1));
            t.AddJobState(id, new SucceededState(null, 1, 1));
            t.AddToQueue(JobFile.Queue, id);
            t.ExpireJob(id, Minute);
            t.PersistJob(id);
            t.SetJobParameter(id, "a", "1");
        });
        _file.Connection.GetJobData(id).ShouldBeNull();
        _file.Connection.GetStateData(id).ShouldBeNull();
        _file.Connection.GetJobParameter(id, "a").ShouldBeNull();
        _file.Monitor.JobDetails(id).ShouldBeNull();
        _file.TryFetch().ShouldBeNull();
        _file.Storage.Engine.Readers.Read(d => d.Number("SELECT count(*) FROM state")).ShouldBe(0);
    }

    [Fact]
    public void The_current_state_is_not_the_newest_row()
    {
        var id = _file.Create();
        _file.Connection.GetStateData(id).ShouldBeNull();
        _file.Commit(t => t.SetJobState(id, new ScheduledState(Minute) { Reason = "later" }));
        _file.Commit(t => t.AddJobState(id, new FailedState(new InvalidOperationException("broken"))));
        var state = _file.Connection.GetStateData(id);
        (state.Name, state.Reason).ShouldBe(("Scheduled", "later"));
        state.Data.ShouldContainKey("EnqueueAt");
        state.Data.ShouldContainKey("enqueueat", "whatever the case");
        _file.Connection.GetJobData(id).State.ShouldBe("Scheduled");
        _file.Monitor.JobDetails(id).History.Select(h => h.StateName).ShouldBe(["Failed", "Scheduled"]);
    }

    [Fact]
    public void A_job_whose_type_is_gone_is_read_with_the_reason()
    {
        var id = _file.Create();
        _file.Storage.Engine.Writer.Write(d => d.Run("""UPDATE job SET invocation = '{"t":"No.Such, No","m":"M"}'"""));
        var job = _file.Connection.GetJobData(id);
        job.Job.ShouldBeNull();
        job.LoadException.ShouldNotBeNull();
    }

    [Fact]
    public void A_lock_is_held_by_one_connection_alone()
    {
        using var other = _file.Storage.GetConnection();
        using (_file.Connection.AcquireDistributedLock("report", Instantly))
        {
            Should.Throw<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("report", Instantly))
                .Resource.ShouldEndWith("report");
            other.AcquireDistributedLock("another", Instantly).Dispose();
        }

        other.AcquireDistributedLock("report", Instantly).Dispose();
    }

    [Fact]
    public void A_lock_is_held_as_often_as_it_was_taken_by_connection_and_transaction()
    {
        using var other = _file.Storage.GetConnection();
        var outer = _file.Connection.AcquireDistributedLock("report", Instantly);
        using (var transaction = (JobStorageTransaction)_file.Connection.CreateWriteTransaction())
        {
            transaction.AcquireDistributedLock("report", Instantly);
            outer.Dispose();
            outer.Dispose();
            Should.Throw<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("report", Instantly));
        }

        other.AcquireDistributedLock("report", Instantly).Dispose();
    }

    [Fact]
    public void A_commit_frees_the_locks_of_its_transaction()
    {
        using var other = _file.Storage.GetConnection();
        using var transaction = (JobStorageTransaction)_file.Connection.CreateWriteTransaction();
        transaction.AcquireDistributedLock("report", Instantly);
        transaction.IncrementCounter("c");
        transaction.Commit();
        other.AcquireDistributedLock("report", Instantly).Dispose();
    }

    [Fact]
    public async Task A_freed_lock_goes_to_who_waits()
    {
        var held = _file.Connection.AcquireDistributedLock("report", Instantly);
        var waiting = Task.Run(() => _file.Storage.GetConnection().AcquireDistributedLock("report", Minute));
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public void A_closed_connection_frees_its_locks()
    {
        var forgetful = _file.Storage.GetConnection();
        var held = forgetful.AcquireDistributedLock("report", Instantly);
        forgetful.Dispose();
        using var next = _file.Connection.AcquireDistributedLock("report", Instantly);
        held.Dispose();
        Should.Throw<DistributedLockTimeoutException>(
            () => _file.Storage.GetConnection().AcquireDistributedLock("report", Instantly));
    }

    [Fact]
    public void Servers_come_and_go()
    {
        var server = new ServerContext { Queues = ["a", "b"], WorkerCount = 3 };
        _file.Connection.AnnounceServer("one", server);
        var seen = _file.Monitor.Servers().ShouldHaveSingleItem();
        (seen.Name, seen.WorkersCount).ShouldBe(("one", 3));
        seen.Queues.ShouldBe(["a", "b"]);
        _file.Connection.RemoveServer("one");
        _file.Monitor.Servers().ShouldBeEmpty();
        Should.Throw<BackgroundServerGoneException>(() => _file.Connection.Heartbeat("one"));
    }

    [Fact]
    public void A_silent_server_is_removed()
    {
        _file.Connection.AnnounceServer("alive", new ServerContext());
        _file.Connection.AnnounceServer("silent", new ServerContext());
        _time.Advance(Minute);
        _file.Connection.Heartbeat("alive");
        _file.Connection.RemoveTimedOutServers(Minute / 2).ShouldBe(1);
        _file.Monitor.Servers().ShouldHaveSingleItem().Name.ShouldBe("alive");
        _time.Advance(TimeSpan.FromTicks(1));
        _file.Connection.RemoveTimedOutServers(TimeSpan.Zero).ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_step_of_the_clock_ends_no_server_and_hands_out_nothing_twice(int hours)
    {
        var time = new SteppedTime();
        using var file = new JobFile(new() { TimeProvider = time });
        file.Connection.AnnounceServer("alive", new ServerContext());
        file.Enqueue();
        using var job = file.Fetch();
        time.Step = TimeSpan.FromHours(hours);
        file.Connection.RemoveTimedOutServers(Minute).ShouldBe(0);
        file.Connection.Heartbeat("alive");
        file.Upkeep();
        file.TryFetch().ShouldBeNull();
        file.Monitor.FetchedCount(JobFile.Queue).ShouldBe(1);
    }

    [Fact]
    public void What_is_declared_is_so()
    {
        string[] features =
        [
            "Storage.ExtendedApi", "Job.Queue", "Storage.ProcessesInsteadOfComponents", "Connection.GetUtcDateTime",
            "Connection.GetSetContains", "Connection.GetSetCount.Limited",
            "Connection.BatchedGetFirstByLowestScoreFromSet", "Transaction.AcquireDistributedLock",
            "Transaction.CreateJob", "Transaction.SetJobParameter", "TransactionalAcknowledge:SqliteFetchedJob",
            "Monitoring.DeletedStateGraphs", "Monitoring.AwaitingJobs",
        ];
        features.ShouldAllBe(f => _file.Storage.HasFeature(f));
        _file.Storage.HasFeature("Something.Else").ShouldBeFalse();
        Should.Throw<ArgumentNullException>(() => _file.Storage.HasFeature(null!)).ParamName.ShouldBe("featureId");
        _file.Storage.LinearizableReads.ShouldBeTrue();
        _file.Connection.GetUtcDateTime().ShouldBe(_time.GetUtcNow().UtcDateTime);
        _file.Enqueue();
        var acknowledges = JobStorageFeatures.Transaction.RemoveFromQueue(_file.Fetch().GetType());
        _file.Storage.HasFeature(acknowledges).ShouldBeTrue();
    }
}
