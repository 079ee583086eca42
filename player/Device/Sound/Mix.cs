using System.Numerics;

namespace Signage.Player.Sound;

/// <summary>Arithmetic on interleaved stereo samples, by <see cref="Vector{T}"/>.</summary>
internal static class Mix
{
    private const float FullScale = 32_768;

    public static void Scale(Span<float> samples, float gain)
    {
        var (i, factor) = (0, new Vector<float>(gain));
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(samples[i..]) * factor).CopyTo(samples[i..]);
        for (; i < samples.Length; i++)
            samples[i] *= gain;
    }

    /// <summary>Scales by a gain that goes in a straight line; the last frame has nearly reached the end.</summary>
    public static void Ramp(Span<float> samples, float from, float to)
    {
        var step = (to - from) / Math.Max(1, samples.Length / SoundFormat.Channels);
        for (var i = 0; i + 1 < samples.Length; i += 2, from += step)
        {
            samples[i] *= from;
            samples[i + 1] *= from;
        }
    }

    public static void Add(Span<float> onto, ReadOnlySpan<float> samples)
    {
        var i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(onto[i..]) + new Vector<float>(samples[i..])).CopyTo(onto[i..]);
        for (; i < samples.Length; i++)
            onto[i] += samples[i];
    }

    public static float Peak(ReadOnlySpan<float> samples)
    {
        var (i, most) = (0, Vector<float>.Zero);
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
            most = Vector.Max(most, Vector.Abs(new Vector<float>(samples[i..])));
        var peak = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            peak = Math.Max(peak, most[lane]);
        for (; i < samples.Length; i++)
            peak = Math.Max(peak, Math.Abs(samples[i]));
        return peak;
    }

    /// <summary>Sum of the squares.</summary>
    public static double Energy(ReadOnlySpan<float> samples)
    {
        var (i, sums) = (0, Vector<float>.Zero);
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var part = new Vector<float>(samples[i..]);
            sums += part * part;
        }
        double energy = Vector.Sum(sums);
        for (; i < samples.Length; i++)
            energy += samples[i] * samples[i];
        return energy;
    }

    /// <summary>To 16 bits, rounded to the nearest; what is beyond full scale is cut.</summary>
    public static void ToInt16(ReadOnlySpan<float> samples, Span<short> into)
    {
        var i = 0;
        for (; i <= samples.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            var low = Whole(new Vector<float>(samples[i..]));
            var high = Whole(new Vector<float>(samples[(i + Vector<float>.Count)..]));
            Vector.Narrow(low, high).CopyTo(into[i..]);
        }
        for (; i < samples.Length; i++)
            into[i] = (short)Math.Clamp(MathF.Round(samples[i] * FullScale), short.MinValue, short.MaxValue);
    }

    public static void FromInt16(ReadOnlySpan<short> samples, Span<float> into)
    {
        var i = 0;
        for (; i <= samples.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(samples[i..]), out var low, out var high);
            (Vector.ConvertToSingle(low) / FullScale).CopyTo(into[i..]);
            (Vector.ConvertToSingle(high) / FullScale).CopyTo(into[(i + Vector<int>.Count)..]);
        }
        for (; i < samples.Length; i++)
            into[i] = samples[i] / FullScale;
    }

    private static Vector<int> Whole(Vector<float> samples)
    {
        var whole = Vector.Round(samples * FullScale);
        var cut = Vector.Min(Vector.Max(whole, new Vector<float>(short.MinValue)), new Vector<float>(short.MaxValue));
        return Vector.ConvertToInt32(cut);
    }
}
