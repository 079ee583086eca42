using Hangfire.Storage;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A key that has expired is gone for who writes it, whether upkeep has come to it or not.</summary>
public sealed class ExpiredKeyTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly JobFile _file;

    public ExpiredKeyTests() => _file = new(new() { TimeProvider = _time });

    public void Dispose() => _file.Dispose();

    private JobStorageConnection Stored => _file.Connection;

    [Fact]
    public void A_set_begins_anew()
    {
        _file.Commit(t =>
        {
            t.AddRangeToSet("k", ["old", "older"]);
            t.ExpireSet("k", Hour);
        });
        AfterExpiry(t => t.AddToSet("k", "new", 1));
        Stored.GetAllItemsFromSet("k").ShouldBe(["new"]);
        Stored.GetSetTtl("k").ShouldBeLessThan(TimeSpan.Zero);
    }

    [Fact]
    public void A_set_begins_anew_with_a_range()
    {
        _file.Commit(t =>
        {
            t.AddToSet("k", "old");
            t.ExpireSet("k", Hour);
        });
        AfterExpiry(t => t.AddRangeToSet("k", ["a", "b"]));
        Stored.GetAllItemsFromSet("k").ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public void A_list_begins_anew()
    {
        _file.Commit(t =>
        {
            t.InsertToList("k", "old");
            t.ExpireList("k", Hour);
        });
        AfterExpiry(t => t.InsertToList("k", "new"));
        Stored.GetAllItemsFromList("k").ShouldBe(["new"]);
    }

    [Fact]
    public void A_hash_begins_anew()
    {
        _file.Commit(t =>
        {
            t.SetRangeInHash("k", [new("old", "1"), new("both", "1")]);
            t.ExpireHash("k", Hour);
        });
        AfterExpiry(t => t.SetRangeInHash("k", [new("both", "2")]));
        Stored.GetAllEntriesFromHash("k").ShouldBe(new Dictionary<string, string> { ["both"] = "2" });
    }

    [Fact]
    public void A_counter_begins_anew_and_expires_only_if_it_is_told_so_again()
    {
        _file.Commit(t =>
        {
            t.IncrementCounter("forever", Hour);
            t.IncrementCounter("again", Hour);
            t.IncrementCounter("down", Hour);
        });
        AfterExpiry(t =>
        {
            t.IncrementCounter("forever");
            t.IncrementCounter("again", Hour);
            t.DecrementCounter("down");
        });
        (Stored.GetCounter("forever"), Stored.GetCounter("again"), Stored.GetCounter("down")).ShouldBe((1, 1, -1));
        _time.Advance(Hour);
        _file.Upkeep();
        (Stored.GetCounter("forever"), Stored.GetCounter("again")).ShouldBe((1, 0));
    }

    [Fact]
    public void What_has_not_expired_goes_on()
    {
        _file.Commit(t =>
        {
            t.AddToSet("k", "old");
            t.ExpireSet("k", Hour);
            t.IncrementCounter("k", Hour);
        });
        _time.Advance(Hour - TimeSpan.FromTicks(1));
        _file.Commit(t =>
        {
            t.AddToSet("k", "new");
            t.IncrementCounter("k");
        });
        (Stored.GetSetCount("k"), Stored.GetCounter("k")).ShouldBe((2, 2));
        Stored.GetSetTtl("k").ShouldBe(TimeSpan.FromTicks(1));
    }

    /// <summary>Writes at the moment of expiry; upkeep comes afterwards and must find nothing of it.</summary>
    private void AfterExpiry(Action<JobStorageTransaction> write)
    {
        _time.Advance(Hour);
        _file.Commit(write);
        _file.Upkeep();
    }
}
