using Shouldly;
using Signage.Player.Sound;
using Xunit;

namespace Signage.Tests.Unit.Device.Sound;

/// <summary>Gains never jump, power is kept, and what needs nothing is not touched.</summary>
public sealed class GraphFacts
{
    private const int Block = SoundFormat.BlockFrames * SoundFormat.Channels;

    [Fact]
    public void A_gain_goes_to_a_new_value_in_small_steps_and_arrives()
    {
        var (gain, heard) = (new Gain(), new List<float>());
        gain.MoveTo(0.25f, 2_400);
        for (var i = 0; i < 6; i++)
            heard.AddRange(Through(gain.Apply, Constant(1)));

        heard.Zip(heard.Skip(2), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(0.0004f);
        heard[0].ShouldBe(1);
        heard[^1].ShouldBe(0.25f);
    }

    [Fact]
    public void A_gain_of_one_leaves_every_bit()
    {
        var samples = Tone(440, 0.7f);
        Through(new Gain().Apply, samples).ShouldBe(samples);
    }

    [Fact]
    public void The_two_sides_of_a_crossfade_keep_their_power_at_every_instant()
    {
        var (enters, leaves) = (new Fade(), new Fade());
        enters.In(4_800);
        leaves.Out(4_800);
        for (var i = 0; i < 11; i++)
        {
            var (a, b) = (Through(enters.Apply, Constant(1)), Through(leaves.Apply, Constant(1)));
            for (var j = 0; j < a.Length; j++)
                (a[j] * a[j] + b[j] * b[j]).ShouldBe(1, 0.01);
        }

        enters.IsOver.ShouldBeTrue();
        Through(enters.Apply, Constant(1)).ShouldAllBe(sample => sample == 1);
        Through(leaves.Apply, Constant(1)).ShouldAllBe(sample => sample == 0);
    }

    [Fact]
    public void The_limiter_leaves_every_bit_of_what_stays_within_full_scale()
    {
        var limiter = new Limiter();
        var loud = Tone(440, 1);
        Through(limiter.Process, loud).ShouldBe(loud);
    }

    [Theory]
    [InlineData(1.2f)]
    [InlineData(4f)]
    public void The_limiter_keeps_what_is_louder_within_full_scale_and_lets_go_again(float amplitude)
    {
        var limiter = new Limiter();
        for (var i = 0; i < 5; i++)
            Through(limiter.Process, Tone(440, amplitude)).Max(Math.Abs).ShouldBeLessThanOrEqualTo(1.000001f);
        for (var i = 0; i < 30; i++)
            Through(limiter.Process, Constant(0.5f));

        Through(limiter.Process, Constant(0.5f)).ShouldAllBe(sample => sample == 0.5f);
    }

    [Fact]
    public void The_limiter_goes_down_ahead_of_a_peak_without_a_jump()
    {
        var samples = Constant(0.9f);
        samples[600] = 2;
        var heard = Through(new Limiter().Process, samples);

        heard[600].ShouldBe(1, 1e-6);
        heard.Where((_, i) => i % 2 == 1).Zip(heard.Where((_, i) => i % 2 == 1).Skip(1), (a, b) => Math.Abs(a - b))
            .Max().ShouldBeLessThan(0.011f);
    }

    [Theory]
    [InlineData(50, -60, -35)]
    [InlineData(150, -3.2, -2.8)]
    [InlineData(1_000, -0.05, 0.05)]
    [InlineData(8_000, -0.05, 0.05)]
    public void A_horn_gets_nothing_below_150_Hz(int hertz, double least, double most)
    {
        var venue = new VenueChain(VenueSound.Horn with { LoudnessLufs = null });
        ((double)Settled(venue.Process, hertz, 0.5f, seconds: 2)).ShouldBeInRange(
            0.5 * Math.Pow(10, least / 20), 0.5 * Math.Pow(10, most / 20));
    }

    [Fact]
    public void A_horn_gets_the_mean_of_both_channels()
    {
        var venue = new VenueChain(new VenueSound(Mono: true, null, null));
        float[] samples = [1, 0, 0.5f, -0.5f];
        venue.Process(samples);
        samples.ShouldBe([0.5f, 0.5f, 0, 0]);
    }

    [Fact]
    public void A_full_venue_leaves_every_bit()
    {
        var samples = Tone(60, 0.9f);
        Through(new VenueChain(VenueSound.Full).Process, samples).ShouldBe(samples);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.05)]
    public void A_loudness_target_is_reached_within_ten_seconds(double amplitude)
    {
        var (venue, meter) = (new VenueChain(new VenueSound(false, null, -20)), new Loudness());
        for (var i = 0; i < 1_300; i++)
        {
            var block = Tone(997, (float)amplitude, i);
            venue.Process(block);
            meter.Hear(block);
        }

        meter.Lufs!.Value.ShouldBe(-20, 0.5);
    }

    [Fact]
    public void What_is_at_its_loudness_already_gets_no_further_gain()
    {
        var venue = new VenueChain(new VenueSound(false, null, -20));
        for (var i = 0; i < 500; i++)
            venue.Process(Tone(997, 0.05f, i));
        venue.Process(Tone(997, 0.05f), isLevelled: true);

        var samples = Tone(997, 0.05f);
        var after = samples.ToArray();
        venue.Process(after, isLevelled: true);

        after.ShouldBe(samples);
    }

    // EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS.
    [Fact]
    public void Loudness_is_the_standards()
    {
        var meter = new Loudness();
        for (var i = 0; i < 400; i++)
            meter.Hear(Tone(1_000, (float)Math.Pow(10, -23 / 20.0), i));
        meter.Lufs!.Value.ShouldBe(-23, 0.1);
    }

    [Fact]
    public void Silence_has_no_loudness_and_is_not_made_louder()
    {
        var (venue, meter) = (new VenueChain(new VenueSound(false, null, -16)), new Loudness());
        for (var i = 0; i < 100; i++)
        {
            var block = Constant(0);
            venue.Process(block);
            meter.Hear(block);
        }

        meter.Lufs.ShouldBeNull();
        var after = Tone(997, 0.1f);
        Through(venue.Process, after).Max(Math.Abs).ShouldBe(0.1f, 0.001f);
    }

    [Fact]
    public void Sixteen_bits_come_back_as_they_went_in_and_beyond_full_scale_is_cut()
    {
        var all = Enumerable.Range(short.MinValue, 65_536).Select(value => (short)value).ToArray();
        var back = new short[all.Length];
        Mix.ToInt16(Array.ConvertAll(all, value => value / 32_768f), back);
        back.ShouldBe(all);

        var cut = new short[32];
        Mix.ToInt16(Enumerable.Repeat(1.5f, 16).Concat(Enumerable.Repeat(-1.5f, 16)).ToArray(), cut);
        cut.ShouldBe([.. Enumerable.Repeat(short.MaxValue, 16), .. Enumerable.Repeat(short.MinValue, 16)]);
    }

    private static float Settled(Hearing process, int hertz, float amplitude, int seconds)
    {
        var energy = 0.0;
        for (var i = 0; i < seconds * SoundFormat.BlocksPerSecond; i++)
        {
            var block = Tone(hertz, amplitude, i);
            process(block);
            if (i > seconds * SoundFormat.BlocksPerSecond / 2)
                energy += block.Average(sample => (double)sample * sample);
        }

        return (float)Math.Sqrt(2 * energy / (seconds * SoundFormat.BlocksPerSecond / 2 - 1));
    }

    private static float[] Through(Hearing process, float[] samples)
    {
        var copy = samples.ToArray();
        process(copy);
        return copy;
    }

    private static float[] Constant(float value) => [.. Enumerable.Repeat(value, Block)];

    private static float[] Tone(int hertz, float amplitude, int block = 0)
    {
        var samples = new float[Block];
        for (var i = 0; i < samples.Length; i++)
        {
            var frame = block * SoundFormat.BlockFrames + i / 2;
            samples[i] = amplitude * (float)Math.Sin(2 * Math.PI * hertz * frame / SoundFormat.Rate);
        }

        return samples;
    }

    private delegate void Hearing(Span<float> samples);
}
