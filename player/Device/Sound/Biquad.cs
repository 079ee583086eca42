namespace Signage.Player.Sound;

/// <summary>A second-order filter over two channels (direct form 2, transposed), in double precision.</summary>
internal sealed class Biquad(double b0, double b1, double b2, double a1, double a2)
{
    private double _left1;
    private double _left2;
    private double _right1;
    private double _right2;

    /// <summary>High-pass, 12 dB an octave, after R. Bristow-Johnson's cookbook.</summary>
    public static Biquad HighPass(double hertz, double q)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * hertz / SoundFormat.Rate);
        var alpha = sine / (2 * q);
        var a0 = 1 + alpha;
        return new Biquad((1 + cosine) / 2 / a0, -(1 + cosine) / a0, (1 + cosine) / 2 / a0,
            -2 * cosine / a0, (1 - alpha) / a0);
    }

    public void Process(Span<float> samples)
    {
        for (var i = 0; i + 1 < samples.Length; i += 2)
        {
            samples[i] = (float)Step(samples[i], ref _left1, ref _left2);
            samples[i + 1] = (float)Step(samples[i + 1], ref _right1, ref _right2);
        }
    }

    private double Step(double input, ref double state1, ref double state2)
    {
        var output = b0 * input + state1;
        state1 = b1 * input - a1 * output + state2;
        state2 = b2 * input - a2 * output;
        return output;
    }
}
