using Hangfire.States;
using Hangfire.Storage;
using Shouldly;
using Signage.Hangfire.SQLite;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A job that was created is written with the first change that names it; nobody can tell.</summary>
public sealed class NewbornTests : IDisposable
{
    private readonly JobFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_job_and_its_first_state_are_one_commit()
    {
        var before = _file.Storage.Writes.Commits;

        var id = _file.CreateUnread();
        _file.Commit(t =>
        {
            t.SetJobState(id, new EnqueuedState());
            t.AddToQueue(JobFile.Queue, id);
        });

        (_file.Storage.Writes.Commits - before).ShouldBe(1);
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void Whoever_reads_sees_what_was_created_before()
    {
        var id = _file.CreateUnread(("name", "value"));

        using var other = (JobStorageConnection)_file.Storage.GetConnection();
        other.GetJobParameter(id, "name").ShouldBe("value");
    }

    [Fact]
    public void Another_connection_may_be_the_first_to_change_it()
    {
        var id = _file.CreateUnread();

        using var other = (JobStorageConnection)_file.Storage.GetConnection();
        other.SetJobParameter(id, "name", "value");

        _file.Connection.GetJobParameter(id, "name").ShouldBe("value");
    }

    [Fact]
    public void A_first_change_that_fails_leaves_the_job_for_the_next()
    {
        var id = _file.CreateUnread();

        Should.Throw<InvalidOperationException>(() => _file.Commit(t =>
        {
            t.SetJobState(id, new EnqueuedState());
            ((JobTransaction)t).Add(_ => throw new InvalidOperationException("no"));
        }));
        _file.Commit(t => t.SetJobState(id, new EnqueuedState()));

        _file.Connection.GetStateData(id)!.Name.ShouldBe(EnqueuedState.StateName);
    }

    [Fact]
    public async Task Readers_and_writers_of_many_new_jobs_never_miss_one()
    {
        var missed = 0;
        await Parallel.ForAsync(0, 400, TestContext.Current.CancellationToken, (i, _) =>
        {
            using var mine = (JobStorageConnection)_file.Storage.GetConnection();
            var id = _file.CreateUnread();
            if (i % 2 == 0)
            {
                Interlocked.Add(ref missed, mine.GetJobData(id) is null ? 1 : 0);
            }

            using var transaction = (JobStorageTransaction)mine.CreateWriteTransaction();
            transaction.SetJobState(id, new EnqueuedState());
            transaction.Commit();
            Interlocked.Add(ref missed, mine.GetStateData(id) is null ? 1 : 0);
            return ValueTask.CompletedTask;
        });

        missed.ShouldBe(0);
    }

    [Fact]
    public void Closing_the_storage_writes_what_nobody_named_again()
    {
        var id = _file.CreateUnread();

        _file.Restart();

        _file.Connection.GetJobData(id).ShouldNotBeNull();
    }
}
