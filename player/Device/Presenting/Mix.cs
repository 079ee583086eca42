namespace Signage.Player.Presenting;

/// <summary>Arithmetic on samples. One voice at volume 100 goes through bit for bit.</summary>
internal static class Mix
{
    /// <summary>How loud a ducked voice stays, in thousandths (-12 dB).</summary>
    public const int Ducked = 250;

    public static void Scale(Span<short> samples, int thousandths)
    {
        if (thousandths == 1000)
            return;
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(samples[i] * thousandths / 1000);
    }

    public static void Add(Span<short> onto, ReadOnlySpan<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            onto[i] = (short)Math.Clamp(onto[i] + samples[i], short.MinValue, short.MaxValue);
    }

    public static int Peak(ReadOnlySpan<short> samples)
    {
        var peak = 0;
        foreach (var sample in samples)
            peak = Math.Max(peak, Math.Abs((int)sample));
        return peak;
    }
}
