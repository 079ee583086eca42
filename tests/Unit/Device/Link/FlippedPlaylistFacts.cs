using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>One bit of a playlist is another: on its way, and on the player's own disk.</summary>
public sealed class FlippedPlaylistFacts
{
    [Fact]
    public async Task A_playlist_that_is_altered_on_its_way_is_refused_by_name_and_the_held_one_plays_on()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (held, next) = (scheduler.Approved("在播的"), scheduler.Approved("下一个"));
        scheduler.Publish(held);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(held.Asset);

        scheduler.FlipsPlaylists = true;
        scheduler.Publish(next);
        await scheduler.RingAsync();

        await player.Refuses("other bytes than its name says");
        await Refused(scheduler, "altered");
        await player.Shows(held.Asset);
        scheduler.FlipsPlaylists = false;
        await scheduler.RingAsync();
        await player.Shows(next.Asset);
    }

    [Fact]
    public async Task A_playlist_that_is_damaged_on_the_disk_is_refused_by_name_and_fetched_again()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("在播的");
        scheduler.Publish(file);
        await using (var player = new RunningPlayer(folder.At("p"), scheduler.Url))
        {
            await player.Shows(file.Asset);
        }

        var path = Directory.GetFiles(folder.At("p"), "*", SearchOption.AllDirectories)
            .Single(p => p.Contains("playlists", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        await using var again = new RunningPlayer(folder.At("p"), scheduler.Url, code: null);
        await again.Shows(file.Asset);
        await Refused(scheduler, "damaged");
    }

    private static Task Refused(FakeScheduler scheduler, string cause) => Eventually.Holds(
        $"the journal says {cause}", () => scheduler.RecordsNow().Any(r =>
            r is { Kind: RecordKind.Refused, Playlist: not null } && r.Cause == cause));
}
