using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Unit.Demo;

/// <summary>Does a recording hold a sound? Two seconds of noise over a tone, after half a second of silence.</summary>
public sealed class SoundMatchTests
{
    private const int Silence = 24_000 * 2;

    private readonly short[] _sound = Noise(seed: 1);

    [Fact]
    public void The_sound_itself_is_exactly_there_and_alike()
    {
        var recorded = After(_sound);

        SoundMatch.IsExact(recorded, _sound).ShouldBeTrue();
        SoundMatch.Likeness(recorded, _sound).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void One_sample_that_is_off_by_two_is_not_exact()
    {
        var recorded = After(_sound);
        recorded[Silence + 1000] += 2;

        SoundMatch.IsExact(recorded, _sound).ShouldBeFalse();
    }

    [Fact]
    public void Rounded_or_limited_it_is_alike()
    {
        var recorded = After([.. _sound.Select((s, i) => (short)((s * (i >= 42_240 ? 0.8 : 1)) + (i % 5)))]);

        SoundMatch.IsExact(recorded, _sound).ShouldBeFalse();
        SoundMatch.Likeness(recorded, _sound).ShouldBeGreaterThan(0.999);
    }

    [Theory]
    [InlineData("another sound")]
    [InlineData("a hole of 5 ms")]
    [InlineData("ten samples left out")]
    [InlineData("cut off")]
    [InlineData("channels exchanged")]
    [InlineData("twice as loud")]
    [InlineData("silence")]
    public void What_a_listener_would_hear_is_not_alike(string what)
    {
        short[] heard = what switch
        {
            "another sound" => Noise(seed: 2),
            "a hole of 5 ms" => [.. _sound.Select((s, i) => i is > 50_000 and < 50_480 ? (short)0 : s)],
            "ten samples left out" => [.. _sound[..50_000], .. _sound[50_020..], .. new short[20]],
            "cut off" => _sound[..^9_600],
            "channels exchanged" => [.. _sound.Select((_, i) => _sound[i ^ 1])],
            "twice as loud" => [.. _sound.Select(s => (short)(s * 2))],
            _ => new short[_sound.Length],
        };

        SoundMatch.Likeness(After(heard), _sound).ShouldBeLessThan(0.99);
    }

    private static short[] After(short[] sound) => [.. new short[Silence], .. sound];

    private static short[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 192_000).Select(i =>
            (short)((6000 * Math.Sin((i / 2) * 0.05)) + random.Next(-3000, 3000)))];
    }
}
