using Hangfire.Storage;
using Shouldly;
using Signage.Hangfire.SQLite;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Callers who share a commit share nothing else: each hears of its own fault alone.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly JobFile _file;

    public GroupCommitTests() => _file = new(new() { TimeProvider = _time, LookAgain = Timeout.InfiniteTimeSpan });

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Who_is_refused_when_a_group_is_done_again_is_told_so_and_has_acknowledged_nothing()
    {
        _file.Enqueue();
        var job = _file.Fetch();
        EndsTheTransaction();
        using var gate = new ManualResetEventSlim();
        var holding = _file.HoldWriter(gate);
        var good = Task.Run(() => _file.Commit(t => t.AddToSet("set", "a")));
        await _file.Pending(1);
        var bad = Task.Run(() => _file.Commit(t => t.InsertToList("list", "a")));
        await _file.Pending(2);
        var refused = Task.Run(() => _file.Commit(t => Refused(t, job)));
        await _file.Pending(3);
        var followed = false;
        var alsoRefused = Task.Run(() => _file.Storage.Engine.Writer.Write(
            _ => throw new InvalidOperationException("also refused"), () => followed = true));
        await _file.Pending(4);
        gate.Set();

        await Task.WhenAll(holding, good);
        (await Should.ThrowAsync<Exception>(() => bad)).Message.ShouldContain("no");
        (await Should.ThrowAsync<InvalidOperationException>(() => refused)).Message.ShouldBe("refused");
        (await Should.ThrowAsync<InvalidOperationException>(() => alsoRefused)).Message.ShouldBe("also refused");
        followed.ShouldBeFalse();
        _file.Connection.GetSetCount("set").ShouldBe(1);
        _file.Monitor.FetchedCount(JobFile.Queue).ShouldBe(1, "it is in hand still");
        job.Requeue();
        _file.Fetch().JobId.ShouldBe(job.JobId);
    }

    [Fact]
    public async Task A_file_that_cannot_be_begun_on_is_not_tried_for_each_of_a_group()
    {
        using var file = new JobFile(new() { CommandTimeout = TimeSpan.FromSeconds(1) });
        using var gate = new ManualResetEventSlim();
        var holding = file.HoldWriter(gate);
        var callers = Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => file.Commit(t => t.AddToSet("set", $"{i}")))).ToList();
        await file.Pending(callers.Count);
        using var outside = file.Outside();
        var since = System.Diagnostics.Stopwatch.StartNew();
        gate.Set();
        await holding;
        using (var hold = outside.CreateCommand())
        {
            hold.CommandText = "BEGIN IMMEDIATE";
            hold.ExecuteNonQuery();
        }

        foreach (var caller in callers)
        {
            await caller.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(18));
    }

    [Fact]
    public void A_bug_after_the_commit_goes_to_its_caller_and_the_writer_lives_on()
    {
        var writer = _file.Storage.Engine.Writer;
        Should.Throw<InvalidOperationException>(
            () => writer.Write(_ => { }, () => throw new InvalidOperationException("bug"))).Message.ShouldBe("bug");
        _file.Commit(t => t.AddToSet("set", "a"));
        _file.Connection.GetSetCount("set").ShouldBe(1);
    }

    [Fact]
    public async Task A_bug_in_handing_out_neither_fails_the_commit_nor_loses_the_job()
    {
        var fetching = Task.Run(() => _file.Fetch());
        await _file.Waiting(1);
        _time.FaultOn = "Hangfire SQLite writer";
        var first = _file.Enqueue();
        _time.FaultOn = null;
        fetching.IsCompleted.ShouldBeFalse();
        _file.Enqueue();
        (await fetching).JobId.ShouldBe(first);
    }

    private void EndsTheTransaction() =>
        _file.Storage.Engine.Writer.Write(d => d.Run(
            "CREATE TRIGGER fault BEFORE INSERT ON item_list BEGIN SELECT RAISE(ROLLBACK, 'no'); END"));

    private static void Refused(JobStorageTransaction transaction, IFetchedJob job)
    {
        transaction.RemoveFromQueue(job);
        ((JobTransaction)transaction).Add(_ => throw new InvalidOperationException("refused"));
    }
}
