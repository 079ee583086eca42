using Signage.Player.Sound;

namespace Signage.Player.Presenting;

/// <summary>
/// Listens to what is handed to the speakers. Silence where what is on should be heard, and a sum of voices far above
/// full scale, are faults after a second and a half. A silence that is in the file itself is none.
/// </summary>
internal sealed class SoundWatch
{
    /// <summary>-60 dBFS: a file above this is meant to be heard.</summary>
    public const float Audible = 0.001f;

    // Two steps of 16 bits. Loudspeakers that take no bass leave this much of a deep note that is audible.
    private const float Silence = 2 / 32_768f;
    private const float FarAboveFullScale = 2;
    private const int Patience = SoundFormat.Rate * 3 / 2;

    private int _silent;
    private int _above;

    /// <summary>What is wrong, in one word; null when nothing is.</summary>
    public string? Fault => _silent >= Patience ? "silent" : _above >= Patience ? "clipped" : null;

    /// <param name="frames">How long this block is.</param>
    /// <param name="expected">Should something be heard?</param>
    /// <param name="peak">Of what is handed over; 0 where nothing is.</param>
    /// <param name="unlimited">The same before the limiter.</param>
    public void Hear(int frames, bool expected, float peak, float unlimited)
    {
        _silent = expected && peak <= Silence ? Math.Min(_silent + frames, Patience) : 0;
        _above = Math.Clamp(_above + (unlimited > FarAboveFullScale ? frames : -frames), 0, Patience);
    }
}
