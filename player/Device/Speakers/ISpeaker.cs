namespace Signage.Player.Speakers;

/// <summary>
/// Takes finished sound: 48,000 frames a second, two channels, 16 bits, interleaved. Called by the presenter's thread
/// alone, in blocks of at most 10 ms, at real pace.
/// </summary>
public interface ISpeaker : IDisposable
{
    /// <summary>For people, such as <c>wav:out.wav</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Takes the next samples. It must not wait longer than a block lasts.
    /// </summary>
    /// <param name="samples">Left and right in turn; never empty; nothing is handed over while nothing is on.</param>
    /// <exception cref="IOException">The speaker is broken; it is left out from now on and the screens go
    /// on.</exception>
    void Play(ReadOnlySpan<short> samples);

    /// <summary>Called about once a second, so that a device can bring its books in order.</summary>
    void Settle();
}
