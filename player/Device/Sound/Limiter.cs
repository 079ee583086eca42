namespace Signage.Player.Sound;

/// <summary>
/// Keeps a mix within full scale. It looks ahead as far as the block reaches: the gain goes down over 2 ms to where the
/// peak is, and comes back over 200 ms. What does not reach beyond full scale goes through bit for bit, without delay.
/// </summary>
internal sealed class Limiter
{
    private const float Attack = 1f / (SoundFormat.Rate / 500);
    private const float Release = 1f / (SoundFormat.Rate / 5);

    private readonly float[] _needed = new float[SoundFormat.MostValues / SoundFormat.Channels];
    private float _gain = 1;

    public void Process(Span<float> samples)
    {
        if (_gain == 1 && Mix.Peak(samples) <= 1)
            return;
        var frames = samples.Length / SoundFormat.Channels;
        var needed = 1f;
        for (var i = frames - 1; i >= 0; i--)
        {
            var peak = Math.Max(Math.Abs(samples[2 * i]), Math.Abs(samples[2 * i + 1]));
            needed = Math.Min(needed + Attack, peak > 1 ? 1 / peak : 1);
            _needed[i] = needed;
        }
        for (var i = 0; i < frames; i++)
        {
            _gain = Math.Min(_needed[i], _gain + Release);
            samples[2 * i] *= _gain;
            samples[2 * i + 1] *= _gain;
        }
    }
}
