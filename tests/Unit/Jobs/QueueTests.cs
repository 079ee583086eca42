using System.Collections.Concurrent;
using CsCheck;
using Hangfire.States;
using Hangfire.Storage;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Each job of a queue goes to one worker, and to another only when that one gave it back.</summary>
public sealed class QueueTests : IDisposable
{
    // Nobody looks again: a wake-up that is lost shows.
    private readonly JobFile _file = new(new() { LookAgain = Timeout.InfiniteTimeSpan });

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Jobs_come_in_the_order_they_went_in()
    {
        string[] ids = [.. Enumerable.Range(0, 200).Select(_ => _file.Enqueue())];
        ids.ShouldBe(Enumerable.Range(0, 200).Select(_ => _file.Fetch().JobId));
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public void An_earlier_queue_of_the_array_goes_first()
    {
        var low = _file.Enqueue("low");
        var high = _file.Enqueue("high");
        _file.Fetch("high", "low").JobId.ShouldBe(high);
        _file.Fetch("high", "low").JobId.ShouldBe(low);
    }

    [Fact]
    public void A_queue_may_be_named_twice()
    {
        var id = _file.Enqueue();
        _file.Fetch("default", "default").JobId.ShouldBe(id);
        _file.TryFetch("default", "default").ShouldBeNull();
    }

    [Fact]
    public void Queues_that_are_not_named_are_left_alone()
    {
        _file.Enqueue("other");
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public async Task A_waiting_worker_is_woken_by_the_commit_and_not_before_it()
    {
        var fetching = Task.Run(() => _file.Fetch("other", "default"));
        await _file.Waiting(1);
        var id = _file.Create();
        using var gate = new ManualResetEventSlim();
        var holding = _file.HoldWriter(gate);
        var enqueueing = Task.Run(() => _file.Commit(t => t.AddToQueue("default", id)));
        await _file.Pending(1);
        _file.Storage.Engine.Queues.Waiting.ShouldBe(1, "nothing is committed");
        gate.Set();
        await Task.WhenAll(holding, enqueueing);
        (await fetching).JobId.ShouldBe(id);
    }

    [Fact]
    public async Task A_waiting_worker_is_given_what_another_lets_go_of()
    {
        var id = _file.Enqueue();
        var job = _file.Fetch();
        var fetching = Task.Run(() => _file.Fetch());
        await _file.Waiting(1);
        job.Requeue();
        (await fetching).JobId.ShouldBe(id);
    }

    [Fact]
    public async Task A_job_starts_while_the_dashboard_has_all_readers()
    {
        var fetching = Task.Run(() => _file.Fetch());
        await _file.Waiting(1);
        using var gate = new ManualResetEventSlim();
        var reading = await _file.HoldReaders(gate);
        var id = await Task.Run(() => _file.Enqueue()).WaitAsync(Eventually.DefaultDeadline);
        (await fetching.WaitAsync(Eventually.DefaultDeadline)).JobId.ShouldBe(id);
        gate.Set();
        await reading;
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_takes_no_job_with_it()
    {
        using var stop = new CancellationTokenSource();
        var fetching = Task.Run(() => _file.Connection.FetchNextJob([JobFile.Queue], stop.Token));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => fetching);
        var id = _file.Enqueue();
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void A_wait_that_is_cancelled_before_it_begins_takes_no_job()
    {
        _file.Enqueue();
        Should.Throw<OperationCanceledException>(
            () => _file.Connection.FetchNextJob([JobFile.Queue], new CancellationToken(canceled: true)));
        _file.Fetch().ShouldNotBeNull();
    }

    [Fact]
    public async Task Closing_the_storage_ends_a_wait()
    {
        var fetching = Task.Run(() => _file.Fetch());
        await _file.Waiting(1);
        _file.Storage.Dispose();
        await Should.ThrowAsync<Exception>(() => fetching);
    }

    [Fact]
    public void Wrong_queues_are_refused()
    {
        Should.Throw<ArgumentNullException>(() => _file.Connection.FetchNextJob(null!, default)).ParamName
            .ShouldBe("queues");
        Should.Throw<ArgumentException>(() => _file.Connection.FetchNextJob([], default)).ParamName.ShouldBe("queues");
    }

    [Fact]
    public void A_job_that_is_let_go_of_is_at_its_old_place_again()
    {
        var (first, second) = (_file.Enqueue(), _file.Enqueue());
        _file.Fetch().Dispose();
        _file.Fetch().JobId.ShouldBe(first);
        _file.Fetch().JobId.ShouldBe(second);
    }

    [Fact]
    public void A_removed_job_does_not_come_again()
    {
        _file.Enqueue();
        using (var job = _file.Fetch())
        {
            job.RemoveFromQueue();
        }

        _file.TryFetch().ShouldBeNull();
        _file.Restart();
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public void Only_the_last_who_was_given_a_job_can_finish_it()
    {
        var id = _file.Enqueue();
        var stale = _file.Fetch();
        stale.Requeue();
        var live = _file.Fetch();
        stale.RemoveFromQueue();
        stale.Requeue();
        stale.Dispose();
        _file.TryFetch().ShouldBeNull("the live one still has it");
        live.Requeue();
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void After_a_removal_nothing_brings_it_back()
    {
        _file.Enqueue();
        var job = _file.Fetch();
        job.RemoveFromQueue();
        job.Requeue();
        job.RemoveFromQueue();
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public void A_restart_sees_every_job_that_was_not_acknowledged_at_once()
    {
        string[] ids = [_file.Enqueue(), _file.Enqueue(), _file.Enqueue()];
        _file.Fetch();
        _file.Fetch();
        _file.Restart();
        ids.ShouldBe(Enumerable.Range(0, 3).Select(_ => _file.Fetch().JobId));
    }

    [Fact]
    public void A_committed_transaction_acknowledges_and_the_later_removal_does_nothing()
    {
        var id = _file.Enqueue();
        var job = _file.Fetch();
        _file.Commit(t =>
        {
            t.SetJobState(id, new DeletedState());
            t.RemoveFromQueue(job);
        });
        var again = _file.Storage.Writes.Commits;
        job.RemoveFromQueue();
        job.Requeue();
        job.Dispose();
        _file.Storage.Writes.Commits.ShouldBe(again);
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public void After_a_refused_acknowledgement_the_removal_deletes()
    {
        _file.Enqueue();
        var job = _file.Fetch();
        Should.Throw<InvalidOperationException>(() => _file.Commit(t =>
        {
            t.RemoveFromQueue(job);
            ((JobTransaction)t).Add(_ => throw new InvalidOperationException());
        }));
        _file.Monitor.FetchedCount(JobFile.Queue).ShouldBe(1);
        job.RemoveFromQueue();
        _file.Restart();
        _file.TryFetch().ShouldBeNull();
    }

    [Fact]
    public void A_transaction_that_is_dropped_acknowledges_nothing()
    {
        var id = _file.Enqueue();
        var job = _file.Fetch();
        using (var transaction = (JobStorageTransaction)_file.Connection.CreateWriteTransaction())
        {
            transaction.RemoveFromQueue(job);
        }

        job.Dispose();
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public async Task Many_workers_never_get_the_same_job()
    {
        const int Jobs = 500;
        var done = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var connection = _file.Storage.GetConnection();
            while (true)
            {
                using var job = connection.FetchNextJob([JobFile.Queue], stop.Token);
                done.Add(job.JobId);
                job.RemoveFromQueue();
            }
        })).ToList();
        var ids = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, Jobs, (_, _) =>
        {
            ids.Add(_file.Enqueue());
            return ValueTask.CompletedTask;
        });
        await Eventually.Holds("all are done", () => done.Count >= Jobs, TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(workers));
        done.ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public void A_queue_behaves_as_a_list_with_a_hand() =>
        Gen.Int[0, 4].List[1, 60].Sample(
            steps =>
            {
                using var file = new JobFile(new() { Synchronous = SqliteSynchronous.Normal });
                var (waiting, inHand) = (new SortedList<long, string>(), new Queue<IFetchedJob>());
                foreach (var step in steps)
                {
                    Step(file, step, waiting, inHand);
                }

                while (waiting.Count > 0)
                {
                    waiting.Values[0].ShouldBe(file.Fetch().JobId);
                    waiting.RemoveAt(0);
                }

                file.TryFetch().ShouldBeNull();
            },
            iter: 40);

    private static void Step(JobFile file, int step, SortedList<long, string> waiting, Queue<IFetchedJob> inHand)
    {
        if (step <= 1)
        {
            var id = file.Enqueue();
            waiting.Add(long.Parse(id), id);
        }
        else if (step == 2 && waiting.Count > 0)
        {
            var job = file.Fetch();
            waiting.Values[0].ShouldBe(job.JobId);
            waiting.RemoveAt(0);
            inHand.Enqueue(job);
        }
        else if (step == 3 && inHand.TryDequeue(out var returned))
        {
            returned.Requeue();
            waiting.Add(long.Parse(returned.JobId), returned.JobId);
        }
        else if (step == 4 && inHand.TryDequeue(out var removed))
        {
            removed.RemoveFromQueue();
        }
    }
}
