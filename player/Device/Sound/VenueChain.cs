namespace Signage.Player.Sound;

/// <summary>
/// What a venue's loudspeakers ask for: one channel, no bass, one loudness. Without any of it samples stay as they are.
/// </summary>
internal sealed class VenueChain
{
    // Two second-order sections make a Butterworth filter of the fourth order: 24 dB an octave.
    private const double FirstQ = 0.5411961;
    private const double SecondQ = 1.3065630;

    private readonly bool _mono;
    private readonly Biquad[] _highPass = [];
    private readonly Leveller? _leveller;

    public VenueChain(VenueSound asked)
    {
        _mono = asked.Mono;
        if (asked.HighPassHz is { } hertz)
            _highPass = [Biquad.HighPass(hertz, FirstQ), Biquad.HighPass(hertz, SecondQ)];
        if (asked.LoudnessLufs is { } target)
            _leveller = new Leveller(target);
    }

    public void Process(Span<float> samples) => Process(samples, isLevelled: false);

    /// <param name="samples">Changed in place.</param>
    /// <param name="isLevelled">They have been brought to their loudness by what was measured of their files.</param>
    public void Process(Span<float> samples, bool isLevelled)
    {
        if (_mono)
            Downmix(samples);
        foreach (var section in _highPass)
            section.Process(samples);
        if (isLevelled)
            _leveller?.Rest(samples);
        else
            _leveller?.Process(samples);
    }

    private static void Downmix(Span<float> samples)
    {
        for (var i = 0; i + 1 < samples.Length; i += 2)
            samples[i] = samples[i + 1] = (samples[i] + samples[i + 1]) / 2;
    }
}
