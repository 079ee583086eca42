namespace Signage.Player.Sound;

/// <summary>
/// One side of an equal-power crossfade: the cosine of a quarter turn for what leaves, its sine for what enters, so
/// that the two together keep their power. Drawn in straight lines of a block each.
/// </summary>
internal sealed class Fade
{
    private bool _enters = true;
    private int _frames;
    private int _done;

    public bool IsOver => _done >= _frames;

    public void In(int frames) => (_enters, _frames, _done) = (true, frames, 0);

    public void Out(int frames) => (_enters, _frames, _done) = (false, frames, 0);

    /// <summary>Everything goes through as it is.</summary>
    public void Stop() => (_enters, _frames, _done) = (true, 0, 0);

    /// <summary>Scales the next samples. After its end what enters stays as it is and what left is silent.</summary>
    public void Apply(Span<float> samples)
    {
        var frames = Math.Min(_frames - _done, samples.Length / SoundFormat.Channels);
        if (frames > 0)
        {
            Mix.Ramp(samples[..(frames * SoundFormat.Channels)], GainAt(_done), GainAt(_done + frames));
            _done += frames;
        }
        if (!_enters)
            samples[(Math.Max(0, frames) * SoundFormat.Channels)..].Clear();
    }

    private float GainAt(int frame)
    {
        var (sine, cosine) = MathF.SinCos(MathF.PI / 2 * frame / _frames);
        return _enters ? sine : cosine;
    }
}
