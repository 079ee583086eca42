using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Counters, sets, lists and hashes, and when they expire.</summary>
public sealed class CollectionTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly JobFile _file;

    public CollectionTests() => _file = new(new() { TimeProvider = _time });

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_counter_counts_both_ways_and_is_gone_at_zero()
    {
        _file.Commit(t => t.IncrementCounter("c"));
        _file.Commit(t => t.IncrementCounter("c", Hour));
        _file.Connection.GetCounter("c").ShouldBe(2);
        _file.Commit(t => t.DecrementCounter("c"));
        _file.Commit(t => t.DecrementCounter("c", Hour));
        _file.Connection.GetCounter("c").ShouldBe(0);
        Rows("counter").ShouldBe(0);
        _file.Commit(t => t.DecrementCounter("c"));
        _file.Connection.GetCounter("c").ShouldBe(-1);
    }

    [Fact]
    public void A_set_is_ordered_by_score_and_then_by_value()
    {
        _file.Commit(t =>
        {
            t.AddToSet("s", "b", 1);
            t.AddToSet("s", "a", 1);
            t.AddToSet("s", "z", -5);
            t.AddToSet("s", "c");
        });
        _file.Connection.GetRangeFromSet("s", 0, 9).ShouldBe(["z", "c", "a", "b"]);
        _file.Connection.GetRangeFromSet("s", 1, 2).ShouldBe(["c", "a"]);
        _file.Connection.GetFirstByLowestScoreFromSet("s", 0, 1).ShouldBe("c");
    }

    [Fact]
    public void The_bounds_of_scores_are_inclusive()
    {
        _file.Commit(t =>
        {
            t.AddToSet("s", "a", 1);
            t.AddToSet("s", "b", 2);
            t.AddToSet("s", "c", 3);
        });
        _file.Connection.GetFirstByLowestScoreFromSet("s", 1, 2, 10).ShouldBe(["a", "b"]);
        _file.Connection.GetFirstByLowestScoreFromSet("s", 2, 2, 10).ShouldBe(["b"]);
        _file.Connection.GetFirstByLowestScoreFromSet("s", 0, 9, 2).ShouldBe(["a", "b"]);
        _file.Connection.GetFirstByLowestScoreFromSet("s", 4, 9).ShouldBeNull();
        _file.Connection.GetFirstByLowestScoreFromSet("s", 4, 9, 1).ShouldBeEmpty();
    }

    [Fact]
    public void Adding_to_a_set_again_moves_the_value()
    {
        _file.Commit(t => t.AddToSet("s", "a", 1));
        _file.Commit(t => t.AddToSet("s", "a", 7));
        _file.Connection.GetSetCount("s").ShouldBe(1);
        _file.Connection.GetFirstByLowestScoreFromSet("s", 7, 7).ShouldBe("a");
    }

    [Fact]
    public void Sets_are_counted_up_to_a_limit()
    {
        _file.Commit(t => t.AddRangeToSet("one", ["a", "b", "c"]));
        _file.Commit(t => t.AddRangeToSet("two", ["a", "b"]));
        _file.Connection.GetSetCount(["one", "two", "three"], 100).ShouldBe(5);
        _file.Connection.GetSetCount(["one", "two"], 4).ShouldBe(4);
        _file.Connection.GetSetCount(["one"], 0).ShouldBe(0);
        _file.Connection.GetSetCount(Asking(), 100).ShouldBe(2, "what makes the keys may ask the storage too");
        _file.Connection.GetSetContains("one", "c").ShouldBeTrue();
        _file.Connection.GetSetContains("two", "c").ShouldBeFalse();
    }

    [Fact]
    public void A_list_gives_the_newest_first()
    {
        _file.Commit(t => Array.ForEach(["1", "2", "3", "2"], v => t.InsertToList("l", v)));
        _file.Connection.GetAllItemsFromList("l").ShouldBe(["2", "3", "2", "1"]);
        _file.Connection.GetRangeFromList("l", 1, 2).ShouldBe(["3", "2"]);
        _file.Connection.GetListCount("l").ShouldBe(4);
        _file.Commit(t => t.RemoveFromList("l", "2"));
        _file.Connection.GetAllItemsFromList("l").ShouldBe(["3", "1"]);
    }

    // items  keep from  to   what stays
    [Theory]
    [InlineData(5, 1, 2, "3 2")]
    [InlineData(5, 0, 0, "4")]
    [InlineData(5, 0, 99, "4 3 2 1 0")]
    [InlineData(5, 3, 1, "")]
    [InlineData(5, 9, 12, "")]
    [InlineData(5, 2, int.MaxValue, "2 1 0")]
    public void A_trimmed_list_keeps_its_range(int items, int from, int to, string stays)
    {
        _file.Commit(t =>
        {
            Enumerable.Range(0, items).ToList().ForEach(i => t.InsertToList("l", $"{i}"));
            t.TrimList("l", from, to);
        });
        string.Join(' ', _file.Connection.GetAllItemsFromList("l")).ShouldBe(stays);
    }

    [Fact]
    public void A_hash_keeps_its_fields()
    {
        _file.Connection.GetAllEntriesFromHash("h").ShouldBeNull();
        _file.Connection.SetRangeInHash("h", [new("a", "1"), new("b", "2"), new("n", null!)]);
        _file.Connection.SetRangeInHash("h", [new("a", "3")]);
        _file.Connection.GetAllEntriesFromHash("h").ShouldBe(
            new Dictionary<string, string> { ["a"] = "3", ["b"] = "2", ["n"] = null! }, ignoreOrder: true);
        _file.Connection.GetValueFromHash("h", "b").ShouldBe("2");
        _file.Connection.GetValueFromHash("h", "none").ShouldBeNull();
        _file.Connection.GetHashCount("h").ShouldBe(3);
        _file.Commit(t => t.RemoveHash("h"));
        _file.Connection.GetAllEntriesFromHash("h").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("村村通 \U0001F4FB '\"--")]
    public void Any_text_is_kept_as_it_is(string text)
    {
        _file.Commit(t =>
        {
            t.AddToSet(text, text);
            t.InsertToList(text, text);
            t.SetRangeInHash(text, [new(text, text)]);
        });
        _file.Connection.GetAllItemsFromSet(text).ShouldBe([text]);
        _file.Connection.GetAllItemsFromList(text).ShouldBe([text]);
        _file.Connection.GetValueFromHash(text, text).ShouldBe(text);
    }

    [Fact]
    public void A_time_to_live_is_negative_without_one_and_zero_once_it_is_over()
    {
        Fill();
        Ttls().ShouldAllBe(t => t < TimeSpan.Zero);
        Expire(Hour);
        Ttls().ShouldAllBe(t => t == Hour);
        _time.Advance(2 * Hour);
        Ttls().ShouldAllBe(t => t == TimeSpan.Zero);
        _file.Commit(t =>
        {
            t.PersistSet("k");
            t.PersistList("k");
            t.PersistHash("k");
        });
        Ttls().ShouldAllBe(t => t < TimeSpan.Zero);
    }

    [Fact]
    public void What_is_not_there_does_not_expire()
    {
        Expire(Hour);
        Ttls().ShouldAllBe(t => t < TimeSpan.Zero);
        Rows("expiry").ShouldBe(0);
    }

    [Fact]
    public void The_expiry_goes_with_the_last_element()
    {
        Fill();
        Expire(Hour);
        _file.Commit(t =>
        {
            t.RemoveFromSet("k", "v");
            t.RemoveFromList("k", "v");
            t.RemoveHash("k");
        });
        Rows("expiry").ShouldBe(0);
        Fill();
        Expire(Hour);
        _file.Commit(t =>
        {
            t.RemoveSet("k");
            t.TrimList("k", 1, 0);
        });
        Rows("expiry").ShouldBe(1, "the hash is still there");
    }

    [Fact]
    public void The_longest_time_is_the_end_of_the_calendar()
    {
        Fill();
        Expire(TimeSpan.MaxValue);
        Ttls().ShouldAllBe(t => t > TimeSpan.FromDays(365));
    }

    [Fact]
    public void Batched_reading_says_that_it_is_there_when_probed_without_a_key() =>
        Should.Throw<ArgumentNullException>(() => _file.Connection.GetFirstByLowestScoreFromSet(null!, 0, 0, 1))
            .ParamName.ShouldBe("key");

    [Fact]
    public void Wrong_arguments_are_named_as_the_base_classes_name_them()
    {
        var c = _file.Connection;
        using var transaction = (global::Hangfire.Storage.JobStorageTransaction)c.CreateWriteTransaction();
        Name(() => c.GetFirstByLowestScoreFromSet("k", 2, 1)).ShouldBe("toScore");
        Name(() => c.GetFirstByLowestScoreFromSet("k", 1, 2, 0)).ShouldBe("count");
        Name(() => c.GetSetCount((IEnumerable<string>)null!, 1)).ShouldBe("keys");
        Name(() => c.GetSetCount([], -1)).ShouldBe("limit");
        Name(() => c.GetSetContains("k", null!)).ShouldBe("value");
        Name(() => c.GetSetContains(null!, "v")).ShouldBe("key");
        Name(() => c.GetRangeFromSet(null!, 0, 1)).ShouldBe("key");
        Name(() => c.GetRangeFromList("k", -1, 1)).ShouldBe("startingFrom");
        Name(() => c.GetValueFromHash("k", null!)).ShouldBe("name");
        Name(() => c.SetRangeInHash("k", null!)).ShouldBe("keyValuePairs");
        Name(() => c.GetCounter(null!)).ShouldBe("key");
        Name(() => c.GetHashTtl(null!)).ShouldBe("key");
        Name(() => c.AcquireDistributedLock(null!, Hour)).ShouldBe("resource");
        Name(() => c.GetJobData(null!)).ShouldBe("jobId");
        Name(() => c.GetJobParameter(null!, "n")).ShouldBe("id");
        Name(() => c.SetJobParameter("1", null!, "v")).ShouldBe("name");
        Name(() => c.SetJobParameter(null!, "n", "v")).ShouldBe("id");
        Name(() => c.AnnounceServer("s", null!)).ShouldBe("context");
        Name(() => c.AnnounceServer(null!, new())).ShouldBe("serverId");
        Name(() => c.RemoveServer(null!)).ShouldBe("serverId");
        Name(() => c.Heartbeat(null!)).ShouldBe("serverId");
        Name(() => c.RemoveTimedOutServers(-Hour)).ShouldBe("timeOut");
        Name(() => c.GetStateData(null!)).ShouldBe("jobId");
        Name(() => c.CreateExpiredJob(null!, new Dictionary<string, string>(), default, Hour)).ShouldBe("job");
        Name(() => c.GetAllItemsFromSet(null!)).ShouldBe("key");
        Name(() => c.GetAllItemsFromList(null!)).ShouldBe("key");
        Name(() => c.GetAllEntriesFromHash(null!)).ShouldBe("key");
        Name(() => c.SetRangeInHash(null!, [])).ShouldBe("key");
        Name(() => transaction.AddRangeToSet("k", null!)).ShouldBe("items");
        Name(() => transaction.AddRangeToSet("k", [null!])).ShouldBe("items");
        Name(() => transaction.AddToQueue(null!, "1")).ShouldBe("queue");
        Name(() => transaction.AddToQueue("q", null!)).ShouldBe("jobId");
        Name(() => transaction.ExpireJob(null!, Hour)).ShouldBe("jobId");
        Name(() => transaction.PersistJob(null!)).ShouldBe("jobId");
        Name(() => transaction.AddJobState(null!, new global::Hangfire.States.EnqueuedState())).ShouldBe("jobId");
        Name(() => transaction.AddJobState("1", null!)).ShouldBe("state");
        Name(() => transaction.SetJobParameter("1", null!, "v")).ShouldBe("name");
        Name(() => transaction.AddToSet("k", null!)).ShouldBe("value");
        Name(() => transaction.AddToSet("k", "v", double.NaN)).ShouldBe("score");
        Name(() => transaction.RemoveFromSet("k", null!)).ShouldBe("value");
        Name(() => transaction.InsertToList(null!, "v")).ShouldBe("key");
        Name(() => transaction.RemoveFromList("k", null!)).ShouldBe("value");
        Name(() => transaction.TrimList(null!, 0, 1)).ShouldBe("key");
        Name(() => transaction.SetRangeInHash("k", null!)).ShouldBe("keyValuePairs");
        Name(() => transaction.RemoveHash(null!)).ShouldBe("key");
        Name(() => transaction.AcquireDistributedLock(null!, Hour)).ShouldBe("resource");
        Name(() => transaction.SetJobState("1", null!)).ShouldBe("state");
        Name(() => transaction.RemoveFromQueue(null!)).ShouldBe("fetchedJob");
        Name(() => transaction.IncrementCounter(null!)).ShouldBe("key");
    }

    [Fact]
    public void A_set_behaves_as_a_sorted_list() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[-3, 3]).List[1, 50].Sample(
            steps =>
            {
                var key = Guid.CreateVersion7().ToString();
                var model = new Dictionary<string, double>();
                foreach (var (kind, value, score) in steps)
                {
                    if (kind == 0)
                    {
                        model.Remove($"{value}");
                        _file.Commit(t => t.RemoveFromSet(key, $"{value}"));
                    }
                    else
                    {
                        model[$"{value}"] = score;
                        _file.Commit(t => t.AddToSet(key, $"{value}", score));
                    }
                }

                var order = model.OrderBy(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).ToList();
                _file.Connection.GetRangeFromSet(key, 0, 99).ShouldBe(order.Select(m => m.Key));
                _file.Connection.GetFirstByLowestScoreFromSet(key, -1, 1, 99)
                    .ShouldBe(order.Where(m => m.Value is >= -1 and <= 1).Select(m => m.Key));
                _file.Connection.GetSetCount(key).ShouldBe(model.Count);
            },
            iter: 60);

    private IEnumerable<string> Asking()
    {
        using var gate = new ManualResetEventSlim();
        var others = _file.HoldReaders(gate).GetAwaiter().GetResult();
        gate.Set();
        others.GetAwaiter().GetResult();
        yield return "two";
    }

    private static string? Name(Action call) => Should.Throw<ArgumentException>(call).ParamName;

    private void Fill() =>
        _file.Commit(t =>
        {
            t.AddToSet("k", "v");
            t.InsertToList("k", "v");
            t.SetRangeInHash("k", [new("f", "v")]);
        });

    private void Expire(TimeSpan after) =>
        _file.Commit(t =>
        {
            t.ExpireSet("k", after);
            t.ExpireList("k", after);
            t.ExpireHash("k", after);
        });

    private TimeSpan[] Ttls() =>
        [_file.Connection.GetSetTtl("k"), _file.Connection.GetListTtl("k"), _file.Connection.GetHashTtl("k")];

    private long Rows(string table) =>
        _file.Storage.Engine.Readers.Read(d => d.Number($"SELECT count(*) FROM {table}"));
}
