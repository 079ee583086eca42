namespace Signage.Player.Sound;

/// <summary>
/// Short-term loudness (the last 3 s) by ITU-R BS.1770-4 in LUFS: two filters for what the ear makes of a sound, then
/// the mean power of both channels, in steps of 100 ms.
/// </summary>
internal sealed class Loudness
{
    private const int StepFrames = SoundFormat.Rate / 10;
    private const int Steps = 30;

    // The standard's own coefficients for 48 kHz: the head, then the low end.
    private readonly Biquad _head = new(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
    private readonly Biquad _low = new(1, -2, 1, -1.99004745483398, 0.99007225036621);
    private readonly float[] _weighted = new float[SoundFormat.MostValues];
    private readonly double[] _energies = new double[Steps];
    private double _energy;
    private int _frames;
    private long _step;

    /// <summary>Null before a first step is full, and where there is silence.</summary>
    public double? Lufs { get; private set; }

    public void Hear(ReadOnlySpan<float> samples)
    {
        var weighted = _weighted.AsSpan(0, samples.Length);
        samples.CopyTo(weighted);
        _head.Process(weighted);
        _low.Process(weighted);
        _energy += Mix.Energy(weighted);
        _frames += samples.Length / SoundFormat.Channels;
        if (_frames < StepFrames)
            return;
        _energies[_step++ % Steps] = _energy / _frames;
        (_energy, _frames) = (0, 0);
        var mean = 0.0;
        for (var i = 0; i < Steps; i++)
            mean += _energies[i];
        mean /= Math.Min(_step, Steps);
        Lufs = mean > 1e-12 ? -0.691 + 10 * Math.Log10(mean) : null;
    }
}
