using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>One flipped bit, wherever it sits, is refused by name, and what is good plays on.</summary>
public sealed class FlippedBitFacts
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_fetched_playlist()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (good, other) = (scheduler.Approved("好的"), scheduler.Approved("新的"));
        scheduler.Publish(good);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(good.Asset);

        scheduler.Publish(other);
        var (name, right) = (scheduler.Newest, scheduler.Playlists[scheduler.Newest]);
        scheduler.Playlists[name] = Flipped(right);
        await scheduler.RingAsync();

        await player.Refuses($"Playlist {name} came with other bytes");
        await NamedAsync(scheduler, r => r.Cause == "altered" && r.Playlist == name);
        ((long?)(await player.Shows(good.Asset))["order"]).ShouldBe(1, "the last good order plays on");
        scheduler.Playlists[name] = right;
        await scheduler.RingAsync();
        await player.Shows(other.Asset);
    }

    [Fact]
    public async Task In_a_held_playlist()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("在播的");
        scheduler.Publish(file);
        await PlayOnceAsync(folder, scheduler, file.Asset);

        await FlipAsync(folder.At($"p/cache/playlists/{scheduler.Newest}"));
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url, code: null);

        await NamedAsync(scheduler, r => r.Cause == "damaged" && r.Playlist == scheduler.Newest);
        await player.Shows(file.Asset);
        await FaultSheet.AddAsync("4c", "节目单已损坏，重新取得", "playlist damaged, fetched again",
            await player.PreviewAsync());
    }

    [Fact]
    public async Task In_a_held_order()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("在播的");
        scheduler.Publish(file);
        await PlayOnceAsync(folder, scheduler, file.Asset);

        await FlipAsync(folder.At("p/held/order.note"));
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url, code: null);

        await NamedAsync(scheduler, r => r.Text?.Contains("order", StringComparison.OrdinalIgnoreCase) == true);
        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task In_a_held_order_and_with_the_scheduler_gone_nothing_of_it_plays()
    {
        using var folder = new TempFolder();
        var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("在播的");
        scheduler.Publish(file);
        await PlayOnceAsync(folder, scheduler, file.Asset);
        var url = scheduler.Url;
        await scheduler.DisposeAsync();

        await FlipAsync(folder.At("p/held/order.note"));
        await using var player = new RunningPlayer(folder.At("p"), url, code: null);

        await player.Until("the card is on", s => (string?)s["screen"] == "card" && s["refused"] is not null);
        await FaultSheet.AddAsync("4d", "播出令已损坏，无网络", "order damaged, no network",
            await player.PreviewAsync());
    }

    [Fact]
    public async Task In_a_held_approval_while_it_plays()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (file, other) = (scheduler.Approved("被改的"), scheduler.Approved("别的"));
        scheduler.Publish(file, other);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(file.Asset);

        await FlipAsync(folder.At($"p/cache/approvals/{file.Sha256}.json"));

        await NamedAsync(scheduler, r => r.Cause == "notApproved" && r.File == file.Sha256);
        await player.Shows(other.Asset);
        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task In_a_held_approval_before_a_start()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("被改的");
        scheduler.Publish(file);
        await PlayOnceAsync(folder, scheduler, file.Asset);

        await FlipAsync(folder.At($"p/cache/approvals/{file.Sha256}.json"));
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url, code: null);

        await NamedAsync(scheduler, r => r.Cause == "notApproved" && r.File == file.Sha256);
        await player.Shows(file.Asset);
    }

    private static async Task PlayOnceAsync(TempFolder folder, FakeScheduler scheduler, string asset)
    {
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(asset);
    }

    private static Task NamedAsync(FakeScheduler scheduler, Func<JournalRecord, bool> names) => Eventually.Holds(
        "the refusal is in the journal",
        () => scheduler.RecordsNow().Any(r => r.Kind == RecordKind.Refused && names(r)),
        TimeSpan.FromSeconds(20));

    private static async Task FlipAsync(string path) =>
        await File.WriteAllBytesAsync(path, Flipped(await File.ReadAllBytesAsync(path, Stop)), Stop);

    private static byte[] Flipped(byte[] bytes)
    {
        var flipped = bytes.ToArray();
        flipped[bytes.Length * 7 / 10] ^= 1;
        return flipped;
    }
}
