using NodaTime;
using Shouldly;
using Signage.Cli.Programs;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Life;

/// <summary>A bit is flipped in what the player has on its disk.</summary>
[Collection("screens")]
public sealed class FileFaultRunTests : IDisposable
{
    private static readonly Duration OnTime = Duration.FromMilliseconds(500);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_damaged_clip_and_a_damaged_picture_are_refused_by_name_and_the_next_is_on_time()
    {
        var playlist = await PlaylistAsync();
        await FlipAsync("broken-clip.mp4");
        await FlipAsync("broken-picture.png");
        await using var player = new FaultPlayer(_folder, _folder.At("p"), playlist);
        await player.Shows("good");
        await player.Until("the card is on", s => (string?)s["screen"] == "card");
        await FaultSheet.AddAsync("4a", "媒体文件已损坏", "media damaged on disk", await player.PreviewAsync());
        await player.Shows("good");
        await FaultSheet.AddAsync("4b", "下一条准时", "the next item, on time", await player.PreviewAsync());
        await Eventually.Holds("two rounds are written", () => player.Journal.Records.Count(r =>
            r is { Kind: RecordKind.Skip, Item: "broken-picture" }) >= 2, FaultPlayer.Patience);

        var records = player.Journal.Records;
        records.Where(r => r.Kind == RecordKind.Skip).Select(r => (r.Item, r.Cause)).Distinct()
            .ShouldBe([("broken-clip", "damaged"), ("broken-picture", "damaged")], ignoreOrder: true);
        records.Where(r => r.Kind == RecordKind.Start).ShouldAllBe(r => r.Item == "good");
        records.Where(r => r.Kind == RecordKind.Start).Skip(1).ShouldAllBe(r => r.At - r.PlannedStart!.Value < OnTime);
        var log = await File.ReadAllTextAsync(_folder.At("logs/fault.log"), TestContext.Current.CancellationToken);
        log.ShouldContain("broken-clip.mp4: 文件内容与节目单不符");
        log.ShouldContain("broken-picture.png has other bytes than the playlist says");
    }

    [Fact]
    public async Task A_damaged_playlist_is_refused_with_its_path_and_the_place_in_it()
    {
        var playlist = await PlaylistAsync();
        var text = await File.ReadAllTextAsync(playlist, TestContext.Current.CancellationToken);
        // One bit of "lengthMs".
        await File.WriteAllTextAsync(playlist, text.Replace("\"lengthMs\"", "\"lengthMr\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var run = await Tool.Run(Siblings.DotnetPath(), [
            Siblings.PathOf("player"), .. FaultPlayer.Arguments(_folder.At("p"), playlist)]);

        run.Exit.ShouldBe(2, run.All);
        run.Errors.ShouldContain("播出单有误，未播放");
        run.Errors.ShouldContain($"{playlist} is not a playlist that can be played");
        run.Errors.ShouldContain("lengthMs");
        run.Errors.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> PlaylistAsync()
    {
        await LoopFile.PictureAsync(_folder, "good", "0x206030");
        await LoopFile.ClipAsync(_folder, "broken-clip", 2);
        await LoopFile.PictureAsync(_folder, "broken-picture", "0x902020");
        return await LoopFile.WriteAsync(
            _folder, ("good.png", 1_000), ("broken-clip.mp4", 1_000), ("broken-picture.png", 1_000));
    }

    private async Task FlipAsync(string name)
    {
        var bytes = await File.ReadAllBytesAsync(_folder.At(name));
        bytes[bytes.Length * 7 / 10] ^= 1;
        _folder.Write(name, bytes);
    }
}
