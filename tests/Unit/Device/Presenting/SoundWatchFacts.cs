using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Sound;
using Signage.Player.Speakers;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>What is handed to the speakers is held against what the files should give.</summary>
public sealed class SoundWatchFacts : IDisposable
{
    private readonly SoundFiles _files = new();
    private readonly SoundBench _bench;

    public SoundWatchFacts() => _bench = new SoundBench(_files);

    [Fact]
    public void Silence_is_a_fault_within_two_seconds_where_something_should_be_heard_and_only_there()
    {
        var watch = new SoundWatch();

        Until(watch, 300, expected: false, peak: 0).ShouldBeNull("the file itself is silent");
        Until(watch, 140, expected: true, peak: 0).ShouldBeNull();
        Until(watch, 1, expected: true, peak: 0.1f).ShouldBeNull();
        Until(watch, 190, expected: true, peak: 0).ShouldBe("silent");
        Until(watch, 1, expected: true, peak: 0.1f).ShouldBeNull("it is heard again");
    }

    [Fact]
    public void A_sum_far_above_full_scale_is_a_fault_when_it_lasts()
    {
        var watch = new SoundWatch();

        Until(watch, 100, expected: true, peak: 1, unlimited: 3).ShouldBeNull();
        Until(watch, 200, expected: true, peak: 1, unlimited: 1.4f).ShouldBeNull("a limiter is there for that");
        Until(watch, 190, expected: true, peak: 1, unlimited: 3).ShouldBe("clipped");
        Until(watch, 150, expected: true, peak: 1, unlimited: 1).ShouldBeNull();
    }

    [Fact]
    public async Task A_silent_file_and_a_volume_of_nothing_are_no_fault()
    {
        var silence = await _files.Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "4");
        _bench.Stage.Lane.Turn(_files.Play(silence, 1, 0, 4_000), SoundFiles.Noon);
        await _bench.Run(0, 4_000, () => _bench.Stage.Fault.ShouldBeNull());

        _bench.Volume = 0;
        _bench.Stage.Lane.Turn(_files.Play(await Rising(), 2, 4_000, 4_000), At(4_000));
        await _bench.Run(4_000, 8_000, () => _bench.Stage.Fault.ShouldBeNull());
    }

    [Fact]
    public async Task A_file_of_twelve_decibels_too_much_is_overdriven()
    {
        var bench = new SoundBench(_files, SoundOptions.Default with
        {
            Venue = VenueSound.Full with { LoudnessLufs = -16 },
        });
        var loud = await _files.Make("loud.wav", "-f", "lavfi", "-i", "aevalsrc=0.9*sin(2*PI*441*t):s=48000:d=3");
        var play = _files.Play(loud, 1, 0, 3_000);
        play = play with { Play = play.Play with { File = play.Play.File with { LoudnessLufs = -40 } } };
        bench.Stage.Lane.Turn(play, SoundFiles.Noon);

        await bench.Run(0, 2_000);

        bench.Stage.Fault.ShouldBe("clipped");
    }

    // The file is the louder the further it is, so a sample says its position.
    [Fact]
    public async Task A_decoder_that_hangs_is_said_and_another_one_goes_on_where_the_play_is_by_then()
    {
        var play = _files.Play(await Rising(), 1, 0, 20_000);
        _bench.Stage.Lane.Turn(play, SoundFiles.Noon);
        await _bench.Run(0, 500);
        Children.Stop(Children.Of("ffmpeg", _files.At("rising.wav")));

        var now = RunUntilSilent(500);
        await _bench.Run(now, now + 1_000);

        _bench.Stage.Fault.ShouldBeNull();
        _bench.Stage.Lane.TakeFault().ShouldBeNull("the play is not lost");
        PeakOfLast100Ms().ShouldBe(PeakAt(now + 1_000), PeakAt(150));
    }

    [Fact]
    public async Task A_decoder_that_dies_is_replaced_and_nothing_else_is_lost()
    {
        _bench.Stage.Lane.Turn(_files.Play(await Rising(), 1, 0, 20_000), SoundFiles.Noon);
        await _bench.Run(0, 500);
        Children.Kill(Children.Of("ffmpeg", _files.At("rising.wav")));

        await _bench.Run(500, 4_000, () => _bench.Stage.Lane.TakeFault().ShouldBeNull());

        _bench.Stage.Fault.ShouldBeNull();
        PeakOfLast100Ms().ShouldBe(PeakAt(4_000), PeakAt(150));
    }

    [Fact]
    public async Task A_sound_that_does_not_begin_is_in_the_journal_as_a_fault_and_over_when_it_is_there()
    {
        using var folder = new TempFolder();
        var shelf = new Blocked(_files);
        var clock = new PlayerClock(TimeProvider.System);
        var spool = folder.At("journal");
        var journal = new Journal(spool, "local", "local", clock);
        using var stop = new CancellationTokenSource();
        using var presenter = new Presenter(clock, journal, shelf, stage: null, [],
            new SpeakerGroup([("null", () => new NullSpeaker())]), SoundOptions.Default);
        var file = _files.Play(await Rising(), 1, 0, 20_000).Play.File;
        var playlist = Stand.PlaylistOf(Stand.Now, [], [], (Lane.Sound, [(file, 20_000)]));
        presenter.Report(now => new PlayoutEvent.Ordered(now, new RunningPlaylist(new Timeline(
            playlist, Sha256Hash.Of(playlist.ToBytes())), null)));
        presenter.Report(now => new PlayoutEvent.FileReady(now, file.Sha256));
        var running = Task.Factory.StartNew(() => presenter.Run(stop.Token), TaskCreationOptions.LongRunning);

        await Eventually.Holds("a fault is said", () => presenter.State.SoundFault == "silent");
        presenter.AirFaults.ShouldHaveSingleItem().ShouldStartWith("没有声音");
        shelf.Open();
        await Eventually.Holds("and is over", () => presenter.State.SoundFault is null);
        await stop.CancelAsync();
        await running;
        journal.Dispose();

        var said = Stand.RecordsIn(spool).Where(record => record.Kind == RecordKind.Screen);
        said.Select(record => $"{record.State} {record.Cause}".Trim())
            .ShouldBe(["on", "fault silent", "on", "off shutDown"]);
    }

    public void Dispose()
    {
        _bench.Stage.Dispose();
        _files.Dispose();
    }

    private static Instant At(int ms) => SoundFiles.Noon + Duration.FromMilliseconds(ms);

    private static string? Until(SoundWatch watch, int blocks, bool expected, float peak, float unlimited = 0)
    {
        for (var i = 0; i < blocks; i++)
            watch.Hear(SoundFormat.BlockFrames, expected, peak, unlimited);
        return watch.Fault;
    }

    /// <summary>Waits for no decoder; gives the time at which the fault is said, in milliseconds.</summary>
    private int RunUntilSilent(int now)
    {
        for (var drained = 2_000; _bench.Stage.Fault != "silent"; now += 10)
        {
            now.ShouldBeLessThan(500 + drained + 2_000);
            _bench.Stage.Play(At(now), At(now + 10), 100, default, _bench.Counters);
        }
        return now;
    }

    private static double PeakAt(int ms) => ms / 20_000.0 * 32_768;

    private double PeakOfLast100Ms() => _bench.Heard.TakeLast(100 * 96).Max(sample => Math.Abs((double)sample));

    private Task<string> Rising() => _files.Make(
        "rising.wav", "-f", "lavfi", "-i", "aevalsrc=t/20*sin(2*PI*441*t)|t/20*sin(2*PI*441*t):s=48000:d=20");

    /// <summary>A disk that does not answer until it is told to.</summary>
    private sealed class Blocked(IMediaShelf shelf) : IMediaShelf
    {
        private readonly TaskCompletionSource _open = new();

        public void Open() => _open.SetResult();

        public OpenedFile Open(PlaylistFile file)
        {
            _open.Task.Wait();
            return shelf.Open(file);
        }
    }
}
