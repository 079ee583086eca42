namespace Signage.Cli.Demo;

/// <summary>
/// How a sound that was recorded compares with the one that was to be heard: 48 kHz, stereo, interleaved, 16 bits.
/// </summary>
internal static class SoundMatch
{
    private const int Channels = 2;
    private const int Frames = 960;
    private const int Block = Frames * Channels;

    // About -60 dB of full scale: what is quieter has no shape to compare.
    private const double Quiet = 32;
    private const double LeastGain = 0.5;
    private const double MostGain = 1.06;

    /// <summary>
    /// Is every sample in its place? Where two decoders round, the last of the 16 bits may differ.
    /// </summary>
    internal static bool IsExact(ReadOnlySpan<short> recorded, ReadOnlySpan<short> sound)
    {
        for (var begin = 0; begin + sound.Length <= recorded.Length; begin += Channels)
        {
            var same = 0;
            while (same < sound.Length && Math.Abs(recorded[begin + same] - sound[same]) <= 1)
            {
                same++;
            }

            if (same == sound.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The least likeness of any 20 ms (1 is the same, whatever the volume), where the recording begins to sound. For
    /// what went through a resampler or a limiter. Zero where the recording is too short, where 20 ms are louder or
    /// less than half as loud, or sound where they should be silent. The last 20 ms are left out: resamplers end
    /// differently.
    /// </summary>
    internal static double Likeness(ReadOnlySpan<short> recorded, ReadOnlySpan<short> sound)
    {
        if (FirstHeard(recorded) is not { } there || FirstHeard(sound) is not { } here)
        {
            return 0;
        }

        // What is first heard lies within rounding of where it is in the other; the best of a few places is meant.
        var best = 0.0;
        for (var shift = -16; shift <= 16; shift++)
        {
            var begin = there - here + (shift * Channels);
            if (begin >= 0 && begin + sound.Length - Block <= recorded.Length)
            {
                best = Math.Max(best, LeastOf(recorded[begin..], sound, best));
            }
        }

        return best;
    }

    private static double LeastOf(ReadOnlySpan<short> recorded, ReadOnlySpan<short> sound, double enough)
    {
        var least = 1.0;
        for (var at = 0; at + (2 * Block) <= sound.Length && least > enough; at += Block)
        {
            least = Math.Min(least, Likeness20(recorded.Slice(at, Block), sound.Slice(at, Block)));
        }

        return least;
    }

    private static double Likeness20(ReadOnlySpan<short> recorded, ReadOnlySpan<short> sound)
    {
        double product = 0, ours = 0, theirs = 0;
        for (var i = 0; i < Block; i++)
        {
            product += (double)recorded[i] * sound[i];
            ours += (double)recorded[i] * recorded[i];
            theirs += (double)sound[i] * sound[i];
        }

        var quiet = Quiet * Quiet * Block;
        if (theirs < quiet)
        {
            return ours < 4 * quiet ? 1 : 0;
        }

        var gain = Math.Sqrt(ours / theirs);
        return gain is < LeastGain or > MostGain ? 0 : product / Math.Sqrt(ours * theirs);
    }

    private static int? FirstHeard(ReadOnlySpan<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (Math.Abs((int)samples[i]) > Quiet)
            {
                return i - (i % Channels);
            }
        }

        return null;
    }
}
