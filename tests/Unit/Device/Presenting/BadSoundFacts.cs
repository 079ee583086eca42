using Shouldly;
using Signage.Player.Presenting;
using Signage.Playout.States;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>A file that is not what it says is told by name, once, and what follows it is in time.</summary>
public sealed class BadSoundFacts : IDisposable
{
    private readonly SoundFiles _files = new();
    private readonly SoundBench _bench;

    public BadSoundFacts() => _bench = new SoundBench(_files);

    // the file                                                   what is said of it
    public static TheoryData<string, string> Bad => new()
    {
        { "zero.mp3",                                             "ffmpeg: " },
        { "garbage.mp3",                                          "ffmpeg: " },
        { "tagOnly.mp3",                                          "ffmpeg: " },
        { "truncated.mp3",                                        "the file ends at 0." },
        { "lies.mp3",                                             "the file ends at 1." },
        { "picture.png",                                          "does not contain any stream" },
        { "gone.mp3",                                             "gone.mp3" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task It_is_said_once_and_the_next_is_on_time(string name, string said)
    {
        var bad = _files.Play(await MakeAsync(name), 1, 0, 2_000, fileMs: 2_000);
        var good = await _files.Make("good.wav", "-f", "lavfi", "-i", "sine=d=0.5:r=48000", "-ac", "2");
        var faults = new List<LaneFault>();

        await PlayAsync(bad, faults);
        await PlayAsync(_files.Play(good, 2, 2_000, 500), faults);

        var fault = faults.ShouldHaveSingleItem();
        fault.Reason.ShouldContain(said);
        fault.File.ShouldBe(bad.Play.File.Sha256);
        _bench.Counters.Take(2).Sound.Samples.ShouldBe(24_000);
        _bench.Heard[^48_000..].ShouldBe(await _files.Decode(good));
    }

    [Fact]
    public async Task One_without_end_is_cut_at_the_end_of_its_slot()
    {
        // Five minutes in a slot of half a second: all that was read ahead is a second.
        var endless = await _files.Make("endless.mp3", "-f", "lavfi", "-i", "sine=r=48000", "-t", "300", "-b:a", "32k");
        var faults = new List<LaneFault>();
        await PlayAsync(_files.Play(endless, 1, 0, 500), faults);
        faults.ShouldBeEmpty();
        _bench.Counters.Take(1).Sound.Samples.ShouldBe(24_000);
    }

    public void Dispose()
    {
        _bench.Stage.Dispose();
        _files.Dispose();
    }

    private async Task PlayAsync(OnLane on, List<LaneFault> faults)
    {
        var lane = _bench.Stage.Lane;
        lane.Turn(on, on.Play.From);
        await _bench.Run(
            (int)(on.Play.From - SoundFiles.Noon).TotalMilliseconds,
            (int)(on.Play.Until - SoundFiles.Noon).TotalMilliseconds, () =>
            {
                if (lane.TakeFault() is { } fault)
                    faults.Add(fault);
            });
        _bench.Stage.Finish(on.Play.Until, default, _bench.Counters);
        lane.Turn(null, on.Play.Until, forbidden: true);
    }

    private async Task<string> MakeAsync(string name)
    {
        var path = _files.At(name);
        switch (name)
        {
            case "zero.mp3":
                await File.WriteAllBytesAsync(path, []);
                break;
            case "garbage.mp3":
                var garbage = new byte[50_000];
                new Random(3).NextBytes(garbage);
                await File.WriteAllBytesAsync(path, garbage);
                break;
            case "tagOnly.mp3":
                await File.WriteAllBytesAsync(path, [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 10, .. new byte[10]]);
                break;
            case "truncated.mp3":
                await _files.Make(name, "-f", "lavfi", "-i", "sine=d=2:r=48000", "-b:a", "64k");
                var whole = await File.ReadAllBytesAsync(path);
                await File.WriteAllBytesAsync(path, whole[..(whole.Length / 3)]);
                break;
            case "lies.mp3":
                await _files.Make(name, "-f", "lavfi", "-i", "sine=d=1.2:r=48000", "-b:a", "64k");
                break;
            case "picture.png":
                await _files.Make(name, "-f", "lavfi", "-i", "color=red:s=16x16", "-frames:v", "1");
                break;
        }

        return path;
    }
}
