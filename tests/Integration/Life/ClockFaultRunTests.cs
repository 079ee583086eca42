using NodaTime;
using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Life;

/// <summary>A box without a battery for its clock wakes up in 1970, without a network to ask. Its time is that of
/// libfaketime, which the test turns.</summary>
[Collection("screens")]
public sealed class ClockFaultRunTests : IDisposable
{
    private static readonly string? Library = Directory.EnumerateDirectories("/usr/lib")
        .Select(folder => Path.Combine(folder, "faketime/libfaketime.so.1")).FirstOrDefault(File.Exists);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task In_1970_it_plays_the_last_playlist_and_marks_the_time_until_a_record_sets_it_right()
    {
        Assert.SkipUnless(Library is not null, "libfaketime is not here (Debian: faketime).");
        await LoopFile.PictureAsync(_folder, "green", "0x206030");
        var playlist = await LoopFile.WriteAsync(_folder, ("green.png", 1_000));
        await using (var before = new FaultPlayer(_folder, _folder.At("p"), playlist))
        {
            await before.Shows("green");
        }

        var time = _folder.Write("time", "@1970-01-01 00:00:30");
        await using var player = new FaultPlayer(_folder, _folder.At("p"), playlist, new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library, ["FAKETIME_TIMESTAMP_FILE"] = time, ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        });
        await player.Shows("green");
        ((string?)(await player.StatusAsync())["clock"]).ShouldBe("none");
        await Eventually.Holds("plays are written", () => player.Journal.Records.Any(r =>
            r.Boot == 2 && r.Kind == RecordKind.Start), FaultPlayer.Patience);
        await FaultSheet.AddAsync("1a", "时钟在1970年，无网络", "clock in 1970, no network", await player.PreviewAsync());
        var then = player.Journal;
        then.Records.Where(r => r.Boot == 2).ShouldAllBe(r => r.Clock == "none" && r.At < Instant.FromUnixTimeSeconds(
            86_400));

        await File.WriteAllTextAsync(time, "+0", TestContext.Current.CancellationToken);
        await player.Until("the time is right", s => (string?)s["clock"] == "system");
        await Eventually.Holds("a record says so", () => player.Journal.Records.Any(r =>
            r is { Kind: RecordKind.Clock, Cause: "step", Boot: 2 }), FaultPlayer.Patience);
        await player.Shows("green");
        await FaultSheet.AddAsync("1b", "时钟校正之后", "clock set right", await player.PreviewAsync());

        var now = player.Journal;
        now.Bytes.AsSpan(0, then.Bytes.Length).SequenceEqual(then.Bytes).ShouldBeTrue("what was written stays");
        now.Rest.ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();
}
