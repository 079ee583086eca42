using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

/// <summary>A scheduler may be newer than its players.</summary>
public sealed class NewerSchedulerFacts
{
    [Fact]
    public async Task A_playlist_of_a_newer_scheduler_plays_under_the_name_that_its_bytes_have()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("新版本");
        scheduler.Bend = bytes => [.. "{\"newerField\":{\"a\":1},"u8, .. bytes[1..]];
        scheduler.Publish(file);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);

        var status = await player.Shows(file.Asset);

        ((string?)status["playlist"]).ShouldBe(scheduler.Newest.ToString());
        ((string?)status["refused"]).ShouldBeNull();
    }
}
