namespace Signage.Player.Sound;

/// <summary>A gain that never jumps while something is heard: it goes to a new value in a straight line.</summary>
internal sealed class Gain
{
    private float _target = 1;
    private int _left;

    public float Current { get; private set; } = 1;

    /// <summary>At once; for before anything is heard.</summary>
    public void Snap(float value) => (Current, _target, _left) = (value, value, 0);

    /// <summary>Reaches a value after so many frames; the same value again changes nothing.</summary>
    public void MoveTo(float value, int frames)
    {
        if (value == _target)
            return;
        (_target, _left) = (value, frames);
    }

    /// <summary>Scales the next samples; at 1 they stay as they are, bit for bit.</summary>
    public void Apply(Span<float> samples)
    {
        if (_left > 0)
        {
            var frames = Math.Min(_left, samples.Length / SoundFormat.Channels);
            var next = frames == _left ? _target : Current + (_target - Current) * frames / _left;
            Mix.Ramp(samples[..(frames * SoundFormat.Channels)], Current, next);
            (Current, _left) = (next, _left - frames);
            samples = samples[(frames * SoundFormat.Channels)..];
        }
        if (Current != 1)
            Mix.Scale(samples, Current);
    }
}
