using System.Diagnostics;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Shouldly;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Where jobs are kept, and a start on a storage that is not there or not free.</summary>
public sealed class StorageChoiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PostgreSQL_starts_jobs_within_a_second_and_takes_none_from_a_worker_that_lives()
    {
        var options = JobStorageChoice.PostgresOptions();
        options.UseSlidingInvisibilityTimeout.ShouldBeTrue();
        options.EnableLongPolling.ShouldBeTrue();
        options.QueuePollInterval.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
        options.InvisibilityTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        options.DistributedLockTimeout.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("jobs-postgres")]
    [InlineData("SIGNAGE_JOBS_POSTGRES")]
    public void A_PostgreSQL_that_cannot_be_reached_is_refused_at_once_in_one_sentence(string setting)
    {
        var since = Stopwatch.StartNew();
        var refused = Should.Throw<StartRefusedException>(
            () => Open((setting, $"Host={_folder.Root};Username=signage;Password=secret;Database=jobs")));
        refused.Message.ShouldSatisfyAllConditions(
            m => m.ShouldStartWith("The PostgreSQL database for jobs (--jobs-postgres) cannot be opened: "),
            m => m.ShouldNotContain('\n'),
            m => m.ShouldNotContain("secret"));
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(14));
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused() =>
        Should.Throw<StartRefusedException>(() => Open(("jobs-postgres", "Hots=nowhere")))
            .Message.ShouldContain("--jobs-postgres");

    //          asked for       used
    [Theory]
    [InlineData("", 1)]
    [InlineData(";Keepalive=0", 1)]
    [InlineData(";Keepalive=20", 20)]
    public void A_wait_whose_end_was_lost_ends_with_the_next_keep_alive(string more, int seconds)
    {
        var used = new NpgsqlConnectionStringBuilder(
            JobStorageChoice.KeptAlive("Host=db.example;Username=signage;Password=se cret" + more));
        (used.KeepAlive, used.Host, used.Password).ShouldBe((seconds, "db.example", "se cret"));
    }

    //          the lock is free at the n-th try   the start
    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(int.MaxValue, false)]
    public async Task A_lock_that_a_killed_process_left_is_waited_for_and_not_for_ever(int freeAt, bool starts)
    {
        using var file = new JobFile();
        var keys = new JobsByKey(file.Storage, new BackgroundJobClient(file.Storage));
        using var plans = new PlanRequests(keys);
        var recurring = new Held(freeAt, _time);
        var jobs = new RecurringJobs(recurring, keys, plans, _time, NullLogger<RecurringJobs>.Instance);
        var start = jobs.RegisterAsync(TestContext.Current.CancellationToken);
        await Eventually.Holds("the start is over", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return start.IsCompleted;
        });
        if (starts)
        {
            await start;
            recurring.Tries.ShouldBe(freeAt + 1, "the second registration follows");
            return;
        }

        (await Should.ThrowAsync<StartRefusedException>(() => start)).Message.ShouldContain("is held");
        recurring.Waited.ShouldBeGreaterThan(JobStorageChoice.LockTimeout);
    }

    private JobStorage Open(params (string Key, string Value)[] settings) =>
        JobStorageChoice.Open(
            DataFolder.Open(_folder.At("data")),
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    /// <summary>Waits for a lock as Hangfire does, for 15 s a call.</summary>
    private sealed class Held(int freeAt, FakeTimeProvider time) : IRecurringJobManager
    {
        internal int Tries { get; private set; }

        internal TimeSpan Waited { get; private set; }

        public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options)
        {
            Tries++;
            if (Tries < freeAt)
            {
                time.Advance(TimeSpan.FromSeconds(15));
                Waited += TimeSpan.FromSeconds(15);
                throw new PostgreSqlDistributedLockException("The lock is held.");
            }
        }

        public void Trigger(string recurringJobId) => throw new NotSupportedException();

        public void RemoveIfExists(string recurringJobId) => throw new NotSupportedException();
    }
}
