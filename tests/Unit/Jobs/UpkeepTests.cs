using Hangfire.States;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Signage.Hangfire.SQLite;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>What has expired goes, with all that hangs on it, and its room is given back.</summary>
public sealed class UpkeepTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly JobFile _file;

    public UpkeepTests() =>
        _file = new(new() { TimeProvider = _time, Synchronous = SqliteSynchronous.Normal });

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_expired_job_goes_with_its_states()
    {
        var (gone, kept) = (_file.Enqueue(), _file.Enqueue());
        _file.Commit(t =>
        {
            t.ExpireJob(gone, Hour);
            t.PersistJob(kept);
        });
        _file.Upkeep();
        _file.Connection.GetJobData(gone).ShouldNotBeNull();
        _time.Advance(Hour);
        _file.Upkeep();
        _file.Connection.GetJobData(gone).ShouldBeNull();
        _file.Connection.GetJobData(kept).ShouldNotBeNull();
        Count("state").ShouldBe(1);
        _time.Advance(1000 * Hour);
        _file.Upkeep();
        _file.Connection.GetJobData(kept).ShouldNotBeNull();
    }

    [Fact]
    public void More_than_a_batch_goes_in_one_round()
    {
        _file.Commit(t =>
        {
            for (var i = 0; i < 2_500; i++)
            {
                var id = t.CreateJob(
                    global::Hangfire.Common.Job.FromExpression(() => JobFile.Nothing("x")),
                    new Dictionary<string, string>(),
                    _time.GetUtcNow().UtcDateTime,
                    Hour);
                t.SetJobState(id, new DeletedState());
            }
        });
        _time.Advance(Hour);
        _file.Upkeep();
        (Count("job"), Count("state")).ShouldBe((0, 0));
    }

    [Fact]
    public void Expired_counters_sets_lists_and_hashes_go()
    {
        _file.Commit(t =>
        {
            t.IncrementCounter("gone", Hour);
            t.IncrementCounter("kept");
            foreach (var key in new[] { "gone", "kept" })
            {
                t.AddRangeToSet(key, [.. Enumerable.Range(0, 1_500).Select(i => $"{i}")]);
                t.InsertToList(key, "v");
                t.SetRangeInHash(key, [new("f", "v")]);
            }

            t.ExpireSet("gone", Hour);
            t.ExpireList("gone", Hour);
            t.ExpireHash("gone", Hour);
        });
        _time.Advance(Hour);
        _file.Upkeep();
        var c = _file.Connection;
        (c.GetCounter("gone"), c.GetSetCount("gone"), c.GetListCount("gone"), c.GetHashCount("gone"))
            .ShouldBe((0, 0, 0, 0));
        (c.GetCounter("kept"), c.GetSetCount("kept"), c.GetListCount("kept"), c.GetHashCount("kept"))
            .ShouldBe((1, 1_500, 1, 1));
        Count("expiry").ShouldBe(0);
    }

    [Fact]
    public void Many_small_keys_go_in_a_few_commits()
    {
        _file.Commit(t =>
        {
            for (var i = 0; i < 1_500; i++)
            {
                t.SetRangeInHash($"hash {i}", [new("f", "v")]);
                t.ExpireHash($"hash {i}", Hour);
            }
        });
        _time.Advance(Hour);
        var before = _file.Storage.Writes.Commits;
        _file.Upkeep();
        (Count("item_hash"), Count("expiry")).ShouldBe((0, 0));
        (_file.Storage.Writes.Commits - before).ShouldBeLessThan(10);
    }

    [Fact]
    public void Room_is_given_back_to_the_disk()
    {
        _file.Commit(t =>
        {
            for (var i = 0; i < 40; i++)
            {
                t.AddToSet("big", i + new string('x', 1_000_000));
            }

            t.ExpireSet("big", Hour);
        });
        _file.Upkeep();
        var before = new FileInfo(_file.Path).Length;
        _time.Advance(Hour);
        _file.Upkeep();
        new FileInfo(_file.Path).Length.ShouldBeLessThan(before / 2);
    }

    [Fact]
    public void The_file_stays_whole()
    {
        An_expired_job_goes_with_its_states();
        _file.Storage.Dispose();
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        check.ExecuteScalar().ShouldBe("ok");
    }

    private long Count(string table) =>
        _file.Storage.Engine.Readers.Read(d => d.Number($"SELECT count(*) FROM {table}"));
}
