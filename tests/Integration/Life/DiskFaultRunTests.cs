using Shouldly;
using Signage.Cli.Programs;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Life;

/// <summary>The player's disk is full, or takes nothing any more.</summary>
[Collection("screens")]
public sealed class DiskFaultRunTests : IDisposable
{
    private const long Reserve = 4 << 20;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task On_a_full_disk_the_journal_goes_on_in_its_reserve_and_then_says_that_it_stands_still()
    {
        await using var disk = await SmallDisk.InMemoryAsync(_folder, 16);
        var reserve = new FileInfo(Path.Combine(disk.Root, "p/journal-reserve"));
        await using var player = new FaultPlayer(_folder, disk.At("p"), await PlaylistAsync());
        await player.Shows("red");
        await Eventually.Holds("the reserve is there", () => Fresh(reserve).Length == Reserve);

        await disk.FillAsync("fill");
        await player.Faults("reserved space");
        await Writes(player, more: 4);
        await FaultSheet.AddAsync("2a", "磁盘已满，日志用预留空间", "disk full: journal in its reserve",
            await player.PreviewAsync());
        Fresh(reserve).Length.ShouldBeLessThan(Reserve);

        await using (var taken = reserve.Open(FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            taken.SetLength(0);
        }

        await disk.FillAsync("rest");
        await player.Faults("the journal cannot be written");
        var shown = (long)(await player.StatusAsync())["framesShown"]!;
        await player.Until("the screen goes on", s => (long)s["framesShown"]! > shown + 25);
        await FaultSheet.AddAsync("2b", "预留也用完，日志等待", "reserve gone too: journal waits",
            await player.PreviewAsync());

        File.Delete(disk.At("fill"));
        File.Delete(disk.At("rest"));
        await player.NoFaults();
        Fresh(reserve).Length.ShouldBe(Reserve);
        await FaultSheet.AddAsync("2c", "磁盘有空间了", "room on the disk again", await player.PreviewAsync());
        await player.StopAsync();
        IsWhole(player.Journal);
    }

    [Fact]
    public async Task A_player_that_starts_on_a_full_disk_plays_and_writes_into_its_reserve()
    {
        await using var disk = await SmallDisk.InMemoryAsync(_folder, 16);
        var playlist = await PlaylistAsync();
        await using (var before = new FaultPlayer(_folder, disk.At("p"), playlist))
        {
            await before.Shows("red");
            await Eventually.Holds("the reserve is there", () =>
                Fresh(new FileInfo(disk.At("p/journal-reserve"))).Length == Reserve);
        }

        await disk.FillAsync("fill");
        await using var player = new FaultPlayer(_folder, disk.At("p"), playlist);
        await player.Shows("red");
        await player.Faults("reserved space");
        await Writes(player, more: 2);
        await player.StopAsync();
        IsWhole(player.Journal);
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_in_play_is_said_and_the_screen_goes_on()
    {
        await using var disk = await SmallDisk.OfExt4Async(_folder, 24);
        var playlist = await PlaylistAsync();
        await using (var player = new FaultPlayer(_folder, disk.At("p"), playlist))
        {
            await player.Shows("red");
            await Writes(player, more: 2);

            await disk.BreakAsync();
            await player.Faults("the journal cannot be written");
            await player.Shows("blue");
            await player.Shows("red");
            await FaultSheet.AddAsync("3a", "磁盘变为只读", "disk turned read-only", await player.PreviewAsync());
        }

        var log = await File.ReadAllTextAsync(_folder.At("logs/fault.log"), TestContext.Current.CancellationToken);
        log.ShouldNotContain("   at ");
        await disk.RepairAsync();
        await using var again = new FaultPlayer(_folder, disk.At("p"), playlist);
        await again.Shows("red");
        await again.NoFaults();
        await FaultSheet.AddAsync("3b", "磁盘修复后重新开机", "disk repaired, started anew", await again.PreviewAsync());
        await again.StopAsync();
        again.Journal.Rest.ShouldBe(0);
        again.Journal.Records.ShouldContain(r => r.Kind == RecordKind.Unclean && r.Boot == 2);
    }

    [Fact]
    public async Task A_player_whose_disk_is_read_only_refuses_to_start_in_both_languages()
    {
        await using var disk = await SmallDisk.InMemoryAsync(_folder, 16);
        Directory.CreateDirectory(disk.At("p"));
        await disk.RemountAsync("ro");

        var run = await Tool.Run(Siblings.DotnetPath(), [
            Siblings.PathOf("player"), .. FaultPlayer.Arguments(disk.At("p"), await PlaylistAsync())]);

        run.Exit.ShouldBe(2, run.All);
        run.Errors.ShouldContain("无法写入");
        run.Errors.ShouldContain("cannot be written, nothing was started");
        run.Errors.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private static FileInfo Fresh(FileInfo file)
    {
        file.Refresh();
        return file;
    }

    private static async Task Writes(FaultPlayer player, int more)
    {
        var written = (long)(await player.StatusAsync())["sequence"]!;
        await player.Until("the journal goes on", s => (long)s["sequence"]! >= written + more);
    }

    private static void IsWhole(JournalBook journal)
    {
        journal.Rest.ShouldBe(0);
        journal.Records.Select(r => r.Sequence)
            .ShouldBe(Enumerable.Range(1, journal.Records.Count).Select(n => (long)n));
        journal.Records[^1].Kind.ShouldBe(RecordKind.Screen);
        journal.Records.ShouldAllBe(r => r.Kind != RecordKind.Unclean);
    }

    private async Task<string> PlaylistAsync()
    {
        await LoopFile.PictureAsync(_folder, "red", "0x902020");
        await LoopFile.PictureAsync(_folder, "blue", "0x203090");
        return await LoopFile.WriteAsync(_folder, ("red.png", 600), ("blue.png", 600));
    }
}
