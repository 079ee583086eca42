using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Signage.Hangfire.SQLite;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A transaction is written whole or not at all, whatever goes wrong in it or beside it.</summary>
public sealed class TransactionTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly string[] Tables =
        ["job", "state", "queue", "counter", "item_set", "item_list", "item_hash", "expiry"];

    private readonly JobFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Nothing_is_written_before_the_commit()
    {
        using var transaction = (JobStorageTransaction)_file.Connection.CreateWriteTransaction();
        var id = transaction.CreateJob(Job.FromExpression(() => JobFile.Nothing("")), Parameters(), default, Hour);
        transaction.AddToQueue(JobFile.Queue, id);
        id.ShouldNotBeNullOrEmpty();
        _file.Connection.GetJobData(id).ShouldBeNull();
        _file.TryFetch().ShouldBeNull();
        transaction.Commit();
        _file.Connection.GetJobData(id).ShouldNotBeNull();
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void Ids_are_not_given_twice_even_after_a_restart()
    {
        var first = _file.Create();
        _file.Commit(t => t.ExpireJob(first, -Hour));
        _file.Upkeep();
        _file.Restart();
        long.Parse(_file.Create()).ShouldBeGreaterThan(long.Parse(first));
    }

    // One of each kind; a fault goes before, between and after them.
    private static readonly Action<JobStorageTransaction, string, IFetchedJob>[] Operations =
    [
        (t, _, _) => t.CreateJob(Job.FromExpression(() => JobFile.Nothing("new")), Parameters(), default, Hour),
        (t, id, _) => t.SetJobState(id, new EnqueuedState()),
        (t, id, _) => t.AddJobState(id, new ScheduledState(Hour)),
        (t, id, _) => t.SetJobParameter(id, "name", "value"),
        (t, id, _) => t.ExpireJob(id, Hour),
        (t, id, _) => t.PersistJob(id),
        (t, id, _) => t.AddToQueue(JobFile.Queue, id),
        (t, _, job) => t.RemoveFromQueue(job),
        (t, _, _) => t.IncrementCounter("counter", Hour),
        (t, _, _) => t.DecrementCounter("other counter"),
        (t, _, _) => t.AddToSet("set", "a", 1),
        (t, _, _) => t.AddRangeToSet("set", ["b", "c"]),
        (t, _, _) => t.RemoveFromSet("set", "a"),
        (t, _, _) => t.ExpireSet("set", Hour),
        (t, _, _) => t.PersistSet("set"),
        (t, _, _) => t.InsertToList("list", "a"),
        (t, _, _) => t.InsertToList("list", "b"),
        (t, _, _) => t.RemoveFromList("list", "a"),
        (t, _, _) => t.TrimList("list", 0, 5),
        (t, _, _) => t.ExpireList("list", Hour),
        (t, _, _) => t.PersistList("list"),
        (t, _, _) => t.SetRangeInHash("hash", [KeyValuePair.Create("field", "value")]),
        (t, _, _) => t.ExpireHash("hash", Hour),
        (t, _, _) => t.PersistHash("hash"),
        (t, _, _) => t.RemoveHash("no hash"),
        (t, _, _) => t.RemoveSet("no set"),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Operations.Length + 1)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_fault_at_any_operation_leaves_nothing_of_it_and_the_others_of_the_commit_stand(int place)
    {
        var job = UnderWay();
        var id = _file.Create();
        var before = Contents();
        var (commits, requests) = (_file.Storage.Writes.Commits, _file.Storage.Writes.Requests);
        using var gate = new ManualResetEventSlim();
        var holding = _file.HoldWriter(gate);
        var other = Task.Run(() => _file.Commit(t => t.AddToSet("other", "one")));
        await _file.Pending(1);
        var faulty = Task.Run(() => _file.Commit(t => Faulty(t, id, job, place)));
        await _file.Pending(2);
        var third = Task.Run(() => _file.Commit(t => t.AddToSet("other", "two")));
        await _file.Pending(3);
        gate.Set();

        await Task.WhenAll(holding, other, third);
        (await Should.ThrowAsync<InvalidOperationException>(() => faulty)).Message.ShouldBe("fault");
        (_file.Storage.Writes.Commits - commits, _file.Storage.Writes.Requests - requests).ShouldBe((2, 4));
        _file.Connection.GetAllItemsFromSet("other").ShouldBe(["one", "two"], ignoreOrder: true);
        _file.Commit(t => t.RemoveSet("other"));
        Contents().ShouldBe(before);
        LeftInHand(job);
    }

    // The database refuses a row of one table in the middle of an operation: the statement, or all that is under way.
    public static TheoryData<string, string> Refusals =>
        [.. from table in Tables from kind in new[] { "ABORT", "FAIL", "ROLLBACK" } select (table, kind)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_row_that_any_table_refuses_leaves_nothing_of_the_transaction(string table, string kind)
    {
        var job = UnderWay();
        var id = _file.Create();
        var before = Contents();
        var writer = _file.Storage.Engine.Writer;
        writer.Write(d => d.Run(
            $"CREATE TRIGGER fault AFTER INSERT ON {table} BEGIN SELECT RAISE({kind}, 'no such row'); END"));
        Should.Throw<SqliteException>(() => _file.Commit(t => Array.ForEach(Operations, o => o(t, id, job))))
            .Message.ShouldContain("no such row");
        writer.Write(d => d.Run("DROP TRIGGER fault"));
        Contents().ShouldBe(before);
        LeftInHand(job);
        _file.Commit(t => Array.ForEach(Operations, o => o(t, id, job)));
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void An_acknowledgement_that_the_table_refuses_leaves_the_job_in_hand()
    {
        var job = UnderWay();
        var writer = _file.Storage.Engine.Writer;
        writer.Write(d => d.Run(
            "CREATE TRIGGER fault BEFORE DELETE ON queue BEGIN SELECT RAISE(ROLLBACK, 'not now'); END"));
        Should.Throw<SqliteException>(job.RemoveFromQueue);
        writer.Write(d => d.Run("DROP TRIGGER fault"));
        LeftInHand(job);
    }

    [Fact]
    public void All_of_the_operations_together_are_written()
    {
        var job = UnderWay();
        var id = _file.Create();
        var before = Contents();
        _file.Commit(t => Array.ForEach(Operations, o => o(t, id, job)));
        Contents().ShouldNotBe(before);
        _file.Monitor.FetchedCount(JobFile.Queue).ShouldBe(0);
        _file.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public void A_fault_of_the_database_itself_goes_to_its_caller_alone()
    {
        var writer = _file.Storage.Engine.Writer;
        writer.Write(d => d.Run(
            "CREATE TRIGGER fault BEFORE INSERT ON item_list BEGIN SELECT RAISE(ABORT, 'no'); END"));
        Should.Throw<Exception>(() => _file.Commit(t =>
        {
            t.AddToSet("set", "a");
            t.InsertToList("list", "a");
        }));
        _file.Connection.GetSetCount("set").ShouldBe(0);
        _file.Commit(t => t.AddToSet("set", "a"));
        _file.Connection.GetSetCount("set").ShouldBe(1);
    }

    [Fact]
    public async Task A_full_queue_of_writes_holds_callers_back_and_then_refuses_them()
    {
        using var file = new JobFile(new() { MaxPendingWrites = 1, CommandTimeout = TimeSpan.FromSeconds(1) });
        using var gate = new ManualResetEventSlim();
        var holding = file.HoldWriter(gate);
        var waits = Task.Run(() => file.Commit(t => t.AddToSet("set", "waits")));
        await file.Pending(1);
        Should.Throw<SqliteJobStorageException>(() => file.Commit(t => t.AddToSet("set", "refused")));
        await Should.ThrowAsync<SqliteJobStorageException>(() => waits);
        gate.Set();
        await holding;
        file.Commit(t => t.AddToSet("set", "later"));
        file.Connection.GetAllItemsFromSet("set").ShouldBe(["later"], "who was refused left nothing");
    }

    private IFetchedJob UnderWay()
    {
        _file.Enqueue();
        return _file.Fetch();
    }

    /// <summary>It was not acknowledged, and nothing else was enqueued.</summary>
    private void LeftInHand(IFetchedJob job)
    {
        _file.Monitor.FetchedCount(JobFile.Queue).ShouldBe(1);
        job.Requeue();
        var again = _file.Fetch();
        again.JobId.ShouldBe(job.JobId);
        _file.TryFetch().ShouldBeNull();
        again.RemoveFromQueue();
    }

    private static void Faulty(JobStorageTransaction transaction, string id, IFetchedJob job, int place)
    {
        for (var i = 0; i <= Operations.Length; i++)
        {
            if (i == place)
            {
                ((JobTransaction)transaction).Add(_ => throw new InvalidOperationException("fault"));
            }

            if (i < Operations.Length)
            {
                Operations[i](transaction, id, job);
            }
        }
    }

    private static Dictionary<string, string> Parameters() => new() { ["name"] = "value" };

    /// <summary>Every row of every table, as text, read as another program would.</summary>
    private List<string> Contents()
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        var rows = new List<string>();
        foreach (var table in Tables)
        {
            using var query = connection.CreateCommand();
            query.CommandText = $"SELECT * FROM {table}";
            using var reader = query.ExecuteReader();
            while (reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return rows;
    }
}
