using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Speakers;
using Signage.Playout.States;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Sound is handed over to its last sample.</summary>
public sealed class SoundStageFacts : IDisposable
{
    private const int Frames = 9_600;
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);

    private readonly TempFolder _folder = new();
    private readonly Recorder _speaker = new();

    [Fact]
    public async Task A_clock_that_is_slewed_while_a_file_plays_costs_none_of_its_samples()
    {
        var path = _folder.At("tone.wav");
        var made = await Tool.Run(
            "ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "sine=d=0.2:r=48000", "-ac", "2", path]);
        made.Exit.ShouldBe(0, made.Errors);
        using var stage = new SoundStage(new OneFile(path), _speaker);
        var (play, counters) = (PlayOf(), new Counters());
        stage.Lane.Prime(play);
        stage.Lane.Turn(new OnLane(1, play, null!) { StartedAt = Noon }, Noon);

        // Blocks of 9.9 ms: at its end the clock has left out 100 samples.
        await Eventually.Holds("the first block", () =>
        {
            stage.Play(Noon, Noon + Duration.FromTicks(99_000), 100, counters, (_, _) => { });
            return _speaker.Samples.Count > 0;
        });
        for (var at = Noon + Duration.FromMilliseconds(10); at < play.Until; at += Duration.FromMilliseconds(10))
        {
            stage.Play(at, at + Duration.FromTicks(99_000), 100, counters, (_, _) => { });
        }

        (_speaker.Samples.Count / 2).ShouldBeLessThan(Frames, "the blocks alone fall short");
        stage.Finish(play.Until, 100, counters);

        (_speaker.Samples.Count / 2).ShouldBe(Frames);
        counters.Take(1).Samples.ShouldBe(Frames);
    }

    public void Dispose() => _folder.Dispose();

    private static Play PlayOf() => new()
    {
        Lane = Lane.Sound,
        Item = "i",
        File = new PlaylistFile
        {
            Sha256 = Sha256Hash.Of([1]),
            Asset = "a",
            Kind = AssetKind.Sound,
            Title = "校园广播",
            Type = "audio/wav",
            Bytes = 1,
        },
        Source = PlaySource.Cue,
        PlannedStart = Noon,
        PlannedLength = Duration.FromMilliseconds(200),
        From = Noon,
        Until = Noon + Duration.FromMilliseconds(200),
        Offset = Duration.Zero,
    };

    private sealed class OneFile(string path) : IMediaShelf
    {
        public OpenedFile Open(PlaylistFile file) => OpenedFile.At(path);
    }

    private sealed class Recorder : ISpeaker
    {
        public List<short> Samples { get; } = [];

        public string Name => "recorder";

        public void Play(ReadOnlySpan<short> samples) => Samples.AddRange(samples);

        public void Settle()
        {
        }

        public void Dispose()
        {
        }
    }
}
