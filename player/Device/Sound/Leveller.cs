namespace Signage.Player.Sound;

/// <summary>
/// Brings what is heard to a loudness: slowly (3 dB a second), within 12 dB, and not while there is nothing to speak
/// of.
/// </summary>
internal sealed class Leveller(double targetLufs)
{
    private const double Most = 12;
    private const double DecibelsABlock = 3.0 / SoundFormat.BlocksPerSecond;
    private const double Nothing = -50;

    private readonly Loudness _loudness = new();
    private double _decibels;
    private float _gain = 1;

    /// <summary>For what is at its loudness already: goes back to no gain within the block.</summary>
    public void Rest(Span<float> samples)
    {
        if (_gain != 1)
            Mix.Ramp(samples, _gain, 1);
        (_decibels, _gain) = (0, 1);
    }

    public void Process(Span<float> samples)
    {
        _loudness.Hear(samples);
        if (_loudness.Lufs is > Nothing and var heard)
        {
            var wanted = Math.Clamp(targetLufs - heard, -Most, Most);
            _decibels += Math.Clamp(wanted - _decibels, -DecibelsABlock, DecibelsABlock);
        }
        var gain = (float)Math.Pow(10, _decibels / 20);
        Mix.Ramp(samples, _gain, gain);
        _gain = gain;
    }
}
