using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Signage.Hangfire.SQLite;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>The dashboard's pages show what there is.</summary>
public sealed class MonitorTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero));
    private readonly JobFile _file;

    public MonitorTests() => _file = new(new() { TimeProvider = _time, Synchronous = SqliteSynchronous.Normal });

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_empty_storage_has_empty_pages()
    {
        var m = _file.Monitor;
        m.Queues().ShouldBeEmpty();
        m.Servers().ShouldBeEmpty();
        m.SucceededJobs(0, 10).ShouldBeEmpty();
        m.EnqueuedJobs("default", 0, 10).ShouldBeEmpty();
        m.FetchedJobs("default", 0, 10).ShouldBeEmpty();
        m.GetStatistics().Succeeded.ShouldBe(0);
        m.SucceededByDatesCount().Count.ShouldBe(7);
        m.HourlyDeletedJobs().Count.ShouldBe(24);
    }

    [Fact]
    public void What_has_ended_comes_newest_first_and_every_page_is_the_right_one()
    {
        string[] ids = [.. Enumerable.Range(0, 25).Select(i => InState(new SucceededState(i, 10, 5)))];
        Array.Reverse(ids);
        for (var from = 0; from < 30; from += 5)
        {
            _file.Monitor.SucceededJobs(from, 5).Select(j => j.Key).ShouldBe(ids.Skip(from).Take(5));
        }

        _file.Monitor.SucceededJobs(23, 10).Select(j => j.Key).ShouldBe(ids.Skip(23));
        _file.Monitor.SucceededListCount().ShouldBe(25);
        var newest = _file.Monitor.SucceededJobs(0, 1).Single().Value;
        (newest.Result, newest.TotalDuration).ShouldBe(("24", 15));
        newest.Job.Method.Name.ShouldBe(nameof(JobFile.Nothing));
        newest.SucceededAt.ShouldBe(_time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void Each_state_has_its_page_with_what_belongs_to_it()
    {
        InState(new FailedState(new InvalidOperationException("broken")) { Reason = "why" });
        InState(new DeletedState());
        InState(new ScheduledState(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        var parent = InState(new ProcessingStateOf("server"));
        InState(new AwaitingState(parent));
        var m = _file.Monitor;
        var failed = m.FailedJobs(0, 9).ShouldHaveSingleItem().Value;
        (failed.ExceptionMessage, failed.Reason).ShouldBe(("broken", "why"));
        failed.ExceptionType.ShouldContain("InvalidOperationException");
        m.DeletedJobs(0, 9).ShouldHaveSingleItem().Value.DeletedAt.ShouldBe(_time.GetUtcNow().UtcDateTime);
        m.ScheduledJobs(0, 9).ShouldHaveSingleItem().Value.EnqueueAt.Year.ShouldBe(2030);
        m.ProcessingJobs(0, 9).ShouldHaveSingleItem().Value.ServerId.ShouldBe("server");
        m.AwaitingJobs(0, 9).ShouldHaveSingleItem().Value.ParentStateName.ShouldBe("Processing");
        var counts = m.GetStatistics();
        (counts.Failed, counts.Scheduled, counts.Processing, counts.Awaiting).ShouldBe((1, 1, 1, 1));
        (m.FailedCount(), m.ScheduledCount(), m.ProcessingCount(), m.AwaitingCount(), m.DeletedListCount())
            .ShouldBe((1, 1, 1, 1, 1));
    }

    [Fact]
    public void A_queue_shows_who_waits_and_who_is_under_way()
    {
        string[] ids = [.. Enumerable.Range(0, 8).Select(_ => _file.Enqueue())];
        _file.Enqueue("other");
        var underWay = _file.Fetch();
        var m = _file.Monitor;
        underWay.JobId.ShouldBe(ids[0]);
        (m.EnqueuedCount("default"), m.FetchedCount("default")).ShouldBe((7, 1));
        m.EnqueuedJobs("default", 2, 3).Select(j => j.Key).ShouldBe(ids.Skip(3).Take(3));
        m.EnqueuedJobs("default", 0, 1).Single().Value.InEnqueuedState.ShouldBeTrue();
        var fetched = m.FetchedJobs("default", 0, 9).ShouldHaveSingleItem();
        (fetched.Key, fetched.Value.FetchedAt).ShouldBe((ids[0], _time.GetUtcNow().UtcDateTime));
        m.Queues().Select(q => (q.Name, q.Length, q.Fetched, q.FirstJobs.Count))
            .ShouldBe([("default", 7, 1, 5), ("other", 1, 0, 1)]);
        underWay.Requeue();
        (m.EnqueuedCount("default"), m.FetchedCount("default")).ShouldBe((8, 0));
    }

    [Fact]
    public void Every_page_of_a_queue_is_the_right_one_whichever_are_under_way()
    {
        string[] ids = [.. Enumerable.Range(0, 25).Select(_ => _file.Enqueue())];
        IFetchedJob[] taken = [_file.Fetch(), _file.Fetch(), _file.Fetch()];
        taken[1].Requeue();
        taken[2].RemoveFromQueue();
        string[] waiting = [ids[1], .. ids[3..]];
        for (var from = 0; from < 30; from += 5)
        {
            _file.Monitor.EnqueuedJobs("default", from, 5).Select(j => j.Key).ShouldBe(waiting.Skip(from).Take(5));
        }

        _file.Monitor.EnqueuedJobs("default", 20, 50).Select(j => j.Key).ShouldBe(waiting.Skip(20));
        _file.Monitor.EnqueuedCount("default").ShouldBe(waiting.Length);
    }

    [Fact]
    public void Every_queue_is_named_once()
    {
        string[] names = ["b", "a", "village-1", "a_b", "z9"];
        foreach (var name in names.Concat(names))
        {
            _file.Enqueue(name);
        }

        _file.Monitor.Queues().Select(q => (q.Name, q.Length))
            .ShouldBe(names.Order(StringComparer.Ordinal).Select(n => (n, 2L)));
        _file.Monitor.GetStatistics().Queues.ShouldBe(names.Length);
    }

    [Fact]
    public void A_jobs_page_shows_its_history_and_parameters()
    {
        var id = _file.Create(("RetryCount", "2"));
        _file.Commit(t => t.SetJobState(id, new EnqueuedState("default")));
        _file.Commit(t => t.SetJobState(id, new DeletedState { Reason = "not needed" }));
        var details = _file.Monitor.JobDetails(id);
        details.History.Select(h => $"{h.StateName}: {h.Reason}").ShouldBe(["Deleted: not needed", "Enqueued: "]);
        details.Properties["RetryCount"].ShouldBe("2");
        details.Job.ShouldNotBeNull();
        details.CreatedAt.ShouldBe(_time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void The_graphs_count_by_day_and_by_hour()
    {
        _file.Commit(t =>
        {
            t.IncrementCounter("stats:succeeded");
            t.IncrementCounter("stats:succeeded:2026-11-24");
            t.IncrementCounter("stats:failed:2026-11-23");
            t.IncrementCounter("stats:deleted:2026-11-24-07");
            t.AddToSet("recurring-jobs", "one");
            t.AddToSet("retries", "1");
        });
        var m = _file.Monitor;
        var today = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);
        m.SucceededByDatesCount()[today].ShouldBe(1);
        m.FailedByDatesCount()[today.AddDays(-1)].ShouldBe(1);
        m.HourlyDeletedJobs()[today.AddHours(7)].ShouldBe(1);
        m.HourlySucceededJobs().Values.Sum().ShouldBe(0);
        m.HourlyFailedJobs().Keys.Max().ShouldBe(today.AddHours(8));
        m.DeletedByDatesCount().Values.Sum().ShouldBe(0);
        var counts = m.GetStatistics();
        (counts.Succeeded, counts.Recurring, counts.Retries).ShouldBe((1, 1, 1));
    }

    private string InState(IState state)
    {
        var id = _file.Create();
        _file.Commit(t => t.SetJobState(id, state));
        return id;
    }
}
