using System.Diagnostics;
using NodaTime;
using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Life;

/// <summary>The decoder dies in mid-clip, or the whole player does.</summary>
[Collection("screens")]
public sealed class ProcessFaultRunTests(ITestOutputHelper output) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_decoder_killed_in_mid_clip_is_replaced_and_its_picture_stays_meanwhile()
    {
        await using var player = await ClipPlayerAsync();
        await player.Shows("clip");
        await MovesAsync(player);
        var decoders = await DecodersAsync(player);
        decoders.ShouldNotBeEmpty();
        var pictures = new List<byte[]>();

        (await Tool.Run("kill", ["-9", .. decoders])).Exit.ShouldBe(0);
        var watch = Stopwatch.StartNew();
        await Eventually.Holds("another decodes", async () =>
        {
            pictures.Add(await player.PreviewAsync());
            return (await DecodersAsync(player)).Except(decoders).Any();
        }, FaultPlayer.Patience);
        var replaced = watch.Elapsed;
        await FaultSheet.AddAsync("5a", "解码进程被杀", "decoder killed: picture stays", pictures[0]);
        await MovesAsync(player);
        await FaultSheet.AddAsync("5b", "由新的解码进程接替", "another decoder went on", await player.PreviewAsync());

        replaced.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await Eventually.Holds("the journal tells of it", () => Screens(player).Count == 4, FaultPlayer.Patience);
        var told = Screens(player);
        told.Select(r => r.State).ShouldBe(["card", "on", "fault", "on"]);
        (told[3].At - told[2].At).ShouldBeLessThan(Duration.FromSeconds(1));
        player.Journal.Records.ShouldNotContain(r => r.Kind == RecordKind.Skip);
        output.WriteLine($"another after {replaced.TotalMilliseconds:0} ms, its picture "
            + $"{(told[3].At - told[2].At).TotalMilliseconds:0} ms after the fault was seen");
    }

    [Fact]
    public async Task After_a_power_cut_the_right_item_is_back_and_the_journal_names_what_was_cut()
    {
        await LoopFile.PictureAsync(_folder, "red", "0x902020");
        await LoopFile.PictureAsync(_folder, "blue", "0x203090");
        var playlist = await LoopFile.WriteAsync(_folder, ("red.png", 2_000), ("blue.png", 2_000));
        await using (var first = new FaultPlayer(_folder, _folder.At("p"), playlist))
        {
            await first.Shows("blue");
            await Eventually.Holds("its start is written", () =>
                first.Journal.Records[^1] is { Kind: RecordKind.Start, Item: "blue" }, FaultPlayer.Patience);
            await FaultSheet.AddAsync("7a", "断电之前", "before the power cut", await first.PreviewAsync());
            await first.CutThePowerAsync();
        }

        await using var player = new FaultPlayer(_folder, _folder.At("p"), playlist);
        var status = await player.Until("it is back", s => FaultPlayer.ItemOf(s) is not null);
        await FaultSheet.AddAsync("7b", "来电之后", "power is back", await player.PreviewAsync());

        var on = status["on"]![0]!;
        var late = Instant.FromDateTimeOffset(DateTimeOffset.Parse((string)status["now"]!))
            - Instant.FromDateTimeOffset(DateTimeOffset.Parse((string)on["plannedStart"]!));
        late.ShouldBeInRange(Duration.Zero, Duration.FromMilliseconds(2_500));
        var cut = player.Journal.Records.Where(r => r.Kind == RecordKind.Unclean).ShouldHaveSingleItem();
        (cut.Item, cut.Boot).ShouldBe(("blue", 2L));
        player.Journal.Rest.ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();

    private static List<JournalRecord> Screens(FaultPlayer player) =>
        [.. player.Journal.Records.Where(r => r.Kind == RecordKind.Screen)];

    private static async Task MovesAsync(FaultPlayer player)
    {
        var still = await player.PreviewAsync();
        await Eventually.Holds("the picture moves", async () =>
            !(await player.PreviewAsync()).AsSpan().SequenceEqual(still), FaultPlayer.Patience);
    }

    private static async Task<string[]> DecodersAsync(FaultPlayer player) =>
        (await Tool.Run("pgrep", ["-P", $"{player.ProcessId}", "ffmpeg"])).Output.Split('\n',
            StringSplitOptions.RemoveEmptyEntries);

    private async Task<FaultPlayer> ClipPlayerAsync()
    {
        await LoopFile.ClipAsync(_folder, "clip", 60);
        return new FaultPlayer(_folder, _folder.At("p"), await LoopFile.WriteAsync(_folder, ("clip.mp4", 60_000)));
    }
}
