using NodaTime;
using Shouldly;
using Signage.Player.Presenting;
using Signage.Player.Sound;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Presenting;

/// <summary>Sound is handed over to its last sample, without a hole, a jump or an allocation.</summary>
public sealed class SoundStageFacts : IDisposable
{
    private static readonly Instant Noon = SoundFiles.Noon;

    private readonly SoundFiles _files = new();
    private readonly SoundBench _bench;

    public SoundStageFacts() => _bench = new SoundBench(_files);

    [Fact]
    public async Task One_voice_at_volume_100_goes_through_bit_for_bit()
    {
        var path = await Noise("noise.wav", 500);
        await _bench.RunAll(_files.Play(path, 1, 0, 500));
        _bench.Heard.ShouldBe(await _files.Decode(path));
    }

    // measured LUFS, target LUFS, gain in dB
    [Theory]
    [InlineData(-20.0, -16.0, 4.0)]
    [InlineData(-10.0, -16.0, -6.0)]
    [InlineData(4.0, -16.0, -12.0)] // no further
    [InlineData(-20.0, null, 0.0)]   // no target: bit for bit
    public async Task A_measured_file_is_brought_to_the_venues_loudness_from_its_first_sample_on(
        double measured, double? target, double gain)
    {
        var bench = new SoundBench(_files, SoundOptions.Default with
        {
            Venue = VenueSound.Full with { LoudnessLufs = target },
        });
        var path = await Tone("quiet.wav", 400);
        var play = _files.Play(path, 1, 0, 400);
        play = play with { Play = play.Play with { File = play.Play.File with { LoudnessLufs = measured } } };

        await bench.RunAll(play);

        var factor = Math.Pow(10, gain / 20);
        var whole = await _files.Decode(path);
        var wanted = whole.Select(sample => (double)sample * factor).ToList();
        bench.Heard.Count.ShouldBe(wanted.Count);
        bench.Heard.Zip(wanted, (heard, want) => Math.Abs(heard - Math.Clamp(want, -32768, 32767))).Max()
            .ShouldBeLessThanOrEqualTo(gain == 0 ? 0 : 1.1);
    }

    [Fact]
    public async Task A_clock_that_is_slewed_while_a_file_plays_costs_none_of_its_samples()
    {
        var play = _files.Play(await Tone("tone.wav", 200), 1, 0, 200);
        await SoundBench.Prime(_bench.Stage.Lane, play);
        _bench.Stage.Lane.Turn(play, Noon);

        // Blocks of 9.9 ms: at its end the clock has left out 100 samples.
        for (var at = Noon; at < play.Play.Until; at += Duration.FromMilliseconds(10))
        {
            await Eventually.Holds("samples are there", () => _bench.Stage.Lane.IsFed);
            _bench.Stage.Play(at, at + Duration.FromTicks(99_000), 100, default, _bench.Counters);
        }

        (_bench.Heard.Count / 2).ShouldBeLessThan(9_600, "the blocks alone fall short");
        _bench.Stage.Finish(play.Play.Until, default, _bench.Counters);

        (_bench.Heard.Count / 2).ShouldBe(9_600);
        _bench.Counters.Take(1).Sound.Samples.ShouldBe(9_600);
    }

    // encoder's rate, where the sine is cut in two
    [Theory]
    [InlineData(48_000, 72_000)]
    [InlineData(44_100, 66_150)]
    public async Task Two_halves_of_a_sine_by_LAME_join_without_a_sample_off(int rate, int cut)
    {
        var sine = await _files.Make("sine.wav", "-f", "lavfi", "-i", $"aevalsrc=0.5*sin(2*PI*441*t):s={rate}:d=3");
        var first = await Mp3("first.mp3", sine, $"atrim=end_sample={cut}");
        var second = await Mp3("second.mp3", sine, $"atrim=start_sample={cut},asetpts=N/SR/TB");
        var cutMs = (int)Math.Ceiling(cut * 1000.0 / rate);
        await _bench.RunAll(
            _files.Play(first, 1, 0, cutMs), _files.Play(second, 2, cutMs, 3_000 - cutMs));

        var whole = await _files.Decode(sine);
        (_bench.Heard.Count / 2).ShouldBe(whole.Length / 2);
        var joint = (int)(cut * 48_000L / rate);
        var away = _bench.Heard.Zip(whole, (a, b) => Math.Abs(a - b))
            .Where((_, i) => i > 2_000 && i < whole.Length - 2_000 && Math.Abs(i / 2 - joint) > 1_200);
        away.Max().ShouldBeLessThan(500, "a shift of one sample would be 940");
        Steepest(_bench.Heard, joint - 200, joint + 200).ShouldBeLessThan(1_200, "no click: a sine's own is 945");
        var (one, two) = (_bench.Counters.Take(1).Sound, _bench.Counters.Take(2).Sound);
        (one.Samples + two.Samples).ShouldBe(whole.Length / 2);
        (one.Underruns + two.Underruns).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_play_handed_over_has_its_level_and_silence_is_known()
    {
        await _bench.RunAll(
            _files.Play(await Tone("tone.wav", 300), 1, 0, 300),
            _files.Play(await _files.Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "0.3"),
                2, 300, 300));

        // A sine of amplitude 0.5 on both channels: -9 dBFS.
        _bench.Counters.Take(1).Sound.LevelDb.ShouldBe(-9, 0.2);
        _bench.Counters.Take(2).Sound.LevelDb.ShouldBe(-120);
    }

    [Fact]
    public async Task A_volume_of_nothing_is_silence()
    {
        _bench.Volume = 0;
        await _bench.RunAll(_files.Play(await Tone("tone.wav", 200), 1, 0, 200));
        _bench.Heard.ShouldAllBe(sample => sample == 0);
        _bench.Counters.Take(1).Sound.LevelDb.ShouldBe(-120);
    }

    [Fact]
    public async Task Volume_and_ducking_change_without_a_jump()
    {
        var play = _files.Play(await Tone("tone.wav", 2_000), 1, 0, 2_000);
        await SoundBench.Prime(_bench.Stage.Lane, play);
        _bench.Stage.Lane.Turn(play, Noon);
        await _bench.Run(0, 500);
        _bench.Volume = 20;
        await _bench.Run(500, 1_000);
        _bench.Volume = 100;
        await _bench.Run(1_000, 1_500);
        var silence = await _files.Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "0.5");
        var over = _files.Play(silence, 2, 1_500, 500, PlaySource.Cue);
        await SoundBench.Prime(_bench.Stage.Over, over);
        _bench.Stage.Over.Turn(over, over.Play.From);
        await _bench.Run(1_500, 2_000);

        Steepest(_bench.Heard, 0, _bench.Heard.Count / 2).ShouldBeLessThan(960, "a sine's own is 945");
        Math.Abs(PeakOf(400, 500) - 16_384).ShouldBeLessThan(30);
        Math.Abs(PeakOf(900, 1_000) - 3_277).ShouldBeLessThan(30);
        Math.Abs(PeakOf(1_900, 2_000) - 4_096).ShouldBeLessThan(30);
    }

    [Fact]
    public async Task A_play_that_is_cut_fades_away_under_a_cue_that_has_its_full_attack()
    {
        var loop = _files.Play(await Tone("tone.wav", 2_000), 1, 0, 2_000);
        var silence = await _files.Make("silence.wav", "-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "1");
        var cue = _files.Play(silence, 2, 500, 1_000, PlaySource.Cue);
        await SoundBench.Prime(_bench.Stage.Lane, loop);
        _bench.Stage.Lane.Turn(loop, Noon);
        await SoundBench.Prime(_bench.Stage.Lane, cue);
        await _bench.Run(0, 500);
        _bench.Stage.Lane.Turn(cue, cue.Play.From);
        await _bench.Run(500, 1_000);

        Steepest(_bench.Heard, 0, _bench.Heard.Count / 2).ShouldBeLessThan(960);
        // The cosine of an eighth turn in the middle of 300 ms, and nothing after them.
        Math.Abs(PeakOf(645, 655) - (int)(16_384 * 0.707)).ShouldBeLessThan(400);
        PeakOf(800, 1_000).ShouldBe(0);
        _bench.Counters.Take(1).Sound.Samples.ShouldBe(24_000, "what fades is not counted");
        _bench.Counters.Take(2).Sound.LevelDb.ShouldBe(-120);
    }

    [Fact]
    public async Task A_loop_item_longer_than_its_slot_crosses_over_to_the_next_with_equal_power()
    {
        var noises = new[] { await Noise("a.wav", 1_000, seed: 1), await Noise("b.wav", 1_000, seed: 2) };
        await _bench.RunAll(_files.Play(noises[0], 1, 0, 600), _files.Play(noises[1], 2, 600, 600));

        var before = LevelOf(200, 600);
        foreach (var at in new[] { 600, 700, 800 })
            LevelOf(at, at + 100).ShouldBe(before, 0.5);
    }

    [Fact]
    public async Task What_was_withdrawn_is_gone_within_10_ms()
    {
        var loop = _files.Play(await Tone("tone.wav", 2_000), 1, 0, 2_000);
        await SoundBench.Prime(_bench.Stage.Lane, loop);
        _bench.Stage.Lane.Turn(loop, Noon);
        await _bench.Run(0, 300);
        _bench.Stage.Lane.Turn(null, Noon + Duration.FromMilliseconds(300), forbidden: true);
        await _bench.Run(300, 400);

        _bench.Heard.Count.ShouldBe((300 + 10) * 48 * 2);
        Steepest(_bench.Heard, 0, _bench.Heard.Count / 2).ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task A_device_that_ran_dry_counts_against_what_was_on()
    {
        var play = _files.Play(await Tone("tone.wav", 200), 1, 0, 200);
        await SoundBench.Prime(_bench.Stage.Lane, play);
        _bench.Stage.Lane.Turn(play, Noon);
        await _bench.Run(0, 100);
        _bench.Underruns = 2;
        await _bench.Run(100, 200);
        _bench.Counters.Take(1).Sound.Underruns.ShouldBe(2);
    }

    [Fact]
    public async Task A_block_costs_no_allocation()
    {
        var options = new SoundOptions(VenueSound.Horn, Duration.FromMilliseconds(300));
        using var stage = new SoundStage(_files, new Signage.Player.Speakers.SpeakerGroup(
            [("null", () => new Signage.Player.Speakers.NullSpeaker())]), options);
        var counters = new Counters();
        var play = _files.Play(await Tone("tone.mp3", 900), 1, 0, 900);
        var over = _files.Play(await Tone("over.wav", 900), 2, 0, 900, PlaySource.Cue);
        await SoundBench.Prime(stage.Lane, play);
        await SoundBench.Prime(stage.Over, over);
        stage.Lane.Turn(play, Noon);
        stage.Over.Turn(over, Noon);
        long? allocated = null;
        for (var i = 0; i < 80; i++)
        {
            var at = Noon + Duration.FromMilliseconds(10 * i);
            await Eventually.Holds("samples are there", () => stage.Lane.IsFed && stage.Over.IsFed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            stage.Play(at, at + Duration.FromMilliseconds(10), i < 40 ? 100 : 50, default, counters);
            if (i >= 10)
                allocated = (allocated ?? 0) + GC.GetAllocatedBytesForCurrentThread() - before;
        }

        allocated.ShouldBe(0);
        counters.Take(1).Sound.Samples.ShouldBe(80 * 480);
    }

    public void Dispose()
    {
        _bench.Stage.Dispose();
        _files.Dispose();
    }

    private Task<string> Tone(string name, int ms) => _files.Make(
        name, "-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*441*t)|0.5*sin(2*PI*441*t):s=48000", "-t", $"{ms / 1000.0}");

    private Task<string> Noise(string name, int ms, int seed = 1) => _files.Make(
        name, "-f", "lavfi", "-i", $"anoisesrc=r=48000:a=0.3:seed={seed}", "-t", $"{ms / 1000.0}", "-ac", "2");

    private Task<string> Mp3(string name, string source, string filter) => _files.Make(
        name, "-i", source, "-af", filter, "-c:a", "libmp3lame", "-b:a", "192k");

    private int PeakOf(int fromMs, int untilMs) =>
        _bench.Heard.Skip(fromMs * 96).Take((untilMs - fromMs) * 96).Max(sample => Math.Abs((int)sample));

    private double LevelOf(int fromMs, int untilMs) => 10 * Math.Log10(_bench.Heard.Skip(fromMs * 96)
        .Take((untilMs - fromMs) * 96).Average(sample => (double)sample * sample));

    private static int Steepest(List<short> heard, int from, int until)
    {
        var steepest = 0;
        for (var i = Math.Max(from, 1); i < until; i++)
            steepest = Math.Max(steepest, Math.Abs(heard[2 * i] - heard[2 * i - 2]));
        return steepest;
    }
}
