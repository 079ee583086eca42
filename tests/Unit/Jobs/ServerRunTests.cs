using Hangfire;
using Hangfire.States;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Hangfire's own server, client and recurring jobs on the storage.</summary>
public sealed class ServerRunTests : IDisposable
{
    private readonly string _key = Guid.CreateVersion7().ToString();
    private readonly SteppedTime _time = new();
    private readonly JobFile _file;
    private readonly BackgroundJobClient _client;
    private BackgroundJobServer? _server;

    public ServerRunTests()
    {
        _file = new(new() { TimeProvider = _time });
        _client = new(_file.Storage);
        Start();
    }

    public void Dispose()
    {
        _server?.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task An_enqueued_job_runs_once_and_succeeds()
    {
        var id = _client.Enqueue(() => SampleJobs.Run(_key));
        await Reaches(id, SucceededState.StateName);
        SampleJobs.Runs[_key].ShouldBe(1);
        _file.TryFetch().ShouldBeNull();
        _file.Monitor.GetStatistics().Succeeded.ShouldBe(1);
        _file.Monitor.SucceededByDatesCount().Values.Sum().ShouldBe(1);
        _file.Monitor.Servers().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_scheduled_job_runs_when_it_is_time()
    {
        var id = _client.Schedule(() => SampleJobs.Run(_key), TimeSpan.FromMilliseconds(100));
        await Reaches(id, SucceededState.StateName);
    }

    [Fact]
    public async Task A_continuation_follows_its_parent()
    {
        var parent = _client.Schedule(() => SampleJobs.Run(_key), TimeSpan.FromMilliseconds(200));
        var child = _client.ContinueJobWith(parent, () => SampleJobs.Run(_key));
        await Reaches(child, SucceededState.StateName);
        SampleJobs.Runs[_key].ShouldBe(2);
    }

    [Fact]
    public async Task A_recurring_job_runs_when_triggered_and_says_when_it_is_next()
    {
        var recurring = new RecurringJobManager(_file.Storage);
        recurring.AddOrUpdate(_key, () => SampleJobs.Run(_key), Cron.Yearly);
        recurring.Trigger(_key);
        await Eventually.Holds("it ran", () => SampleJobs.Runs.GetValueOrDefault(_key) == 1);
        _file.Connection.GetAllEntriesFromHash($"recurring-job:{_key}").ShouldContainKey("NextExecution");
        recurring.RemoveIfExists(_key);
        _file.Connection.GetAllItemsFromSet("recurring-jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_with_its_reason_kept()
    {
        var id = _client.Enqueue(() => SampleJobs.FailOnce(_key));
        await Reaches(id, SucceededState.StateName);
        var history = _file.Monitor.JobDetails(id).History;
        history.Select(h => h.StateName).ShouldContain("Failed");
        history.ShouldContain(h => h.StateName == "Enqueued" && (h.Reason ?? "").Contains("not yet"));
    }

    [Fact]
    public async Task A_deleted_job_does_not_run_and_runs_when_requeued()
    {
        var id = _client.Schedule(() => SampleJobs.Run(_key), TimeSpan.FromDays(1));
        _client.Delete(id).ShouldBeTrue();
        _file.Connection.GetJobData(id).State.ShouldBe("Deleted");
        _file.Monitor.DeletedListCount().ShouldBe(1);
        SampleJobs.Runs.ContainsKey(_key).ShouldBeFalse();
        _client.Requeue(id).ShouldBeTrue();
        await Reaches(id, SucceededState.StateName);
        SampleJobs.Runs[_key].ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_jobs_at_once_all_run_once()
    {
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => Task.Run(() => _client.Enqueue(() => SampleJobs.Run($"{_key}-{i}")))));
        foreach (var id in ids)
        {
            await Reaches(id, SucceededState.StateName);
        }

        Enumerable.Range(0, 50).ShouldAllBe(i => SampleJobs.Runs[$"{_key}-{i}"] == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_step_of_the_clock_during_a_long_job_runs_it_once(int hours)
    {
        SampleJobs.Gates[_key] = new TaskCompletionSource();
        var id = _client.Enqueue(() => SampleJobs.RunUntilReleased(_key));
        await Eventually.Holds("it runs", () => SampleJobs.Runs.GetValueOrDefault(_key) == 1);
        _time.Step = TimeSpan.FromHours(hours);
        _file.Connection.RemoveTimedOutServers(TimeSpan.FromMinutes(1)).ShouldBe(0);
        _file.Upkeep();
        var later = _client.Enqueue(() => SampleJobs.Run(_key + " later"));
        await Reaches(later, SucceededState.StateName);
        SampleJobs.Gates[_key].SetResult();
        await Reaches(id, SucceededState.StateName);
        SampleJobs.Runs[_key].ShouldBe(1);
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_stops_in_a_job_gives_it_back_and_the_next_runs_it()
    {
        SampleJobs.Gates[_key] = new TaskCompletionSource();
        var id = _client.Enqueue(() => SampleJobs.RunUntilCancelled(_key, CancellationToken.None));
        await Eventually.Holds("it runs", () => SampleJobs.Runs.GetValueOrDefault(_key) == 1);
        _server!.Dispose();
        SampleJobs.Gates[_key].SetResult();
        Start();
        await Reaches(id, SucceededState.StateName);
        SampleJobs.Runs[_key].ShouldBe(2);
    }

    [Fact]
    public void It_is_named_in_Hangfires_configuration()
    {
        using var folder = new TempFolder();
        var before = Current();
        try
        {
            var storage = GlobalConfiguration.Configuration.UseSqliteStorage(folder.At("jobs.db")).Entry;
            JobStorage.Current.ShouldBe(storage);
            storage.Dispose();
        }
        finally
        {
            JobStorage.Current = before!;
        }
    }

    private static JobStorage? Current()
    {
        try
        {
            return JobStorage.Current;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Start() =>
        _server = new(
            new BackgroundJobServerOptions
            {
                // Not the static one, which is that of the last application in this process.
                Activator = new JobActivator(),
                WorkerCount = 3,
                SchedulePollingInterval = TimeSpan.FromMilliseconds(50),
                StopTimeout = TimeSpan.Zero,
                ShutdownTimeout = TimeSpan.FromSeconds(5),
                CancellationCheckInterval = TimeSpan.FromMilliseconds(50),
            },
            _file.Storage);

    private Task Reaches(string id, string state) =>
        Eventually.Holds(
            $"job {id} is {state}",
            () => _file.Connection.GetJobData(id).State == state,
            TimeSpan.FromSeconds(30));
}
