using System.Collections.Concurrent;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Picture;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>What an event could start is open and decoded before the event comes.</summary>
public sealed class StandbyFacts : IDisposable
{
    private static readonly Instant Noon = SoundFiles.Noon;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_first_picture_after_an_event_is_that_of_its_clip()
    {
        await ClipAsync("loop.mp4", "blue");
        await ClipAsync("answer.mp4", "white");
        var answer = Stand.FileOf(_folder, "answer.mp4");
        var playlist = Stand.PlaylistOf(Stand.Now, [], [answer],
            (Lane.Picture, [(Stand.FileOf(_folder, "loop.mp4"), 60_000)])) with
        {
            Triggers = [TriggerOf("transfer", answer, Lane.Picture)],
        };
        var frames = new ConcurrentQueue<(string? On, byte Luma)>();
        await using var stand = new Stand(_folder, playlist, 64, 36, 30, PixelFormat.I420,
            (s, picture) => frames.Enqueue((s.Presenter.State.Picture?.Play.Item, picture.Plane(0)[0])));
        await Eventually.Holds("the clip is ready for its event", () => stand.Presenter.ReadyForEvents == 1);

        stand.Presenter.Report(now => new PlayoutEvent.Triggered(now, "transfer"));

        await Eventually.Holds("it is on", () => frames.Count(frame => frame.On == "answer") > 10);
        await Eventually.Holds("it is ready for the next", () => stand.Presenter.ReadyForEvents == 1);
        frames.Where(frame => frame.On == "answer").ShouldAllBe(frame => frame.Luma > 200,
            "from the very frame on that the event is taken with");
    }

    [Fact]
    public async Task The_first_block_after_an_event_has_its_sound()
    {
        using var files = new SoundFiles();
        var bench = new SoundBench(files);
        var path = await files.Make("voice.wav", "-f", "lavfi", "-i", "sine=f=441:r=48000:d=1");
        var answer = files.Play(path, 1, 0, 1_000, PlaySource.Cue);
        bench.Stage.Over.Standby.Keep([answer.Play.File], Noon);
        await Eventually.Holds("it has samples", () => bench.Stage.Over.Standby.Ready == 1);

        bench.Stage.Over.Turn(answer, Noon);
        bench.Stage.Play(Noon, Noon + Duration.FromMilliseconds(10), 100, default, bench.Counters);

        bench.Counters.Take(1).Sound.Samples.ShouldBe(480);
        bench.Stage.Over.Standby.Ready.ShouldBe(0, "it was given away");
    }

    [Fact]
    public void What_is_no_longer_wanted_is_dropped_and_what_waits_for_long_is_checked_anew()
    {
        var opened = new List<Fake>();
        using var standby = StandbyOf(opened);
        standby.Keep([FileOf(1), FileOf(2)], Noon);
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(1));

        opened.Select(fake => fake.Disposed).ShouldBe([false, true]);

        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(11));
        opened.Count.ShouldBe(3);
        opened[0].Disposed.ShouldBeFalse("its follower is not ready yet");
        (opened[2].IsReady, opened[0].IsReady) = (true, true);
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(12));

        opened[0].Disposed.ShouldBeTrue();
        standby.Take(FileOf(1).Sha256).ShouldBe(opened[2]);
        standby.Take(FileOf(1).Sha256).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_may_not_play_is_told_before_its_event_and_a_broken_one_is_not_given_away()
    {
        var opened = new List<Fake>();
        using var standby = StandbyOf(opened);
        standby.Keep([FileOf(1), FileOf(2)], Noon);

        opened[0].Refusal = OpenedFile.Refused("notApproved", "没有批准 / is not approved");
        opened[1].Failure = "no picture";

        standby.TakeFault()!.File.ShouldBe(FileOf(1).Sha256);
        standby.TakeFault().ShouldBeNull();
        standby.Take(FileOf(2).Sha256).ShouldBeNull();
        opened.ShouldAllBe(fake => fake.Disposed);
    }

    [Fact]
    public void A_renewal_that_fails_leaves_the_good_one_in_its_place_and_one_that_is_refused_takes_it_along()
    {
        var opened = new List<Fake>();
        using var standby = StandbyOf(opened);
        standby.Keep([FileOf(1)], Noon);
        opened[0].IsReady = true;
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(11));
        (opened[1].IsReady, opened[1].Failure) = (true, "the decoder died");

        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(12));

        (opened[0].Disposed, opened[1].Disposed, standby.Ready).ShouldBe((false, true, 1));
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(22));
        (opened[2].IsReady, opened[2].Failure) = (true, "damaged");
        opened[2].Refusal = OpenedFile.Refused("damaged", "文件损坏 / is damaged");
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(22));
        standby.TakeFault()!.Refusal!.Cause.ShouldBe("damaged");
        standby.Ready.ShouldBe(0);
    }

    [Fact]
    public void What_is_opened_anew_is_opened_as_one_that_was_checked_before()
    {
        var (first, again) = (new List<Fake>(), new List<Fake>());
        using var standby = new Standby<Fake>(file => new Fake(file).In(first), file => new Fake(file).In(again));
        standby.Keep([FileOf(1)], Noon);
        standby.Keep([FileOf(1)], Noon + Duration.FromMinutes(11));

        (first.Count, again.Count).ShouldBe((1, 1));
    }

    public void Dispose() => _folder.Dispose();

    private static Standby<Fake> StandbyOf(List<Fake> opened) =>
        new(file => new Fake(file).In(opened), file => new Fake(file).In(opened));

    private static PlaylistFile FileOf(byte name) => new()
    {
        Sha256 = Sha256Hash.Of([name]), Asset = "a", Kind = AssetKind.Clip, Title = "a", Type = "video/mp4", Bytes = 1,
    };

    private static Trigger TriggerOf(string name, PlaylistFile file, Lane lane) => new()
    {
        Event = name, Lane = lane, Interrupt = Interrupt.Stop,
        Slots = [new Slot { Item = "answer", File = file.Sha256, LengthMs = 20_000 }],
    };

    private Task ClipAsync(string name, string colour) => Stand.FfmpegAsync(
        _folder.At(name), "-f", "lavfi", "-i", $"color={colour}:s=64x36:r=30:d=20", "-c:v", "libx264", "-preset",
        "ultrafast", "-pix_fmt", "yuv420p");

    private sealed class Fake(PlaylistFile file) : IReadied
    {
        public PlaylistFile File => file;

        public bool Disposed { get; private set; }

        public bool IsReady { get; set; }

        public OpenedFile? Refusal { get; set; }

        public string? Failure { get; set; }

        public Fake In(List<Fake> all)
        {
            all.Add(this);
            return this;
        }

        public void Dispose() => Disposed = true;
    }
}
