namespace Signage.Player.Speakers;

/// <summary>
/// Takes finished sound: 48,000 frames a second, two channels, 16 bits, interleaved. Called by the presenter's thread
/// alone, in blocks of at most 20 ms, at real pace; opened and disposed by any thread.
/// </summary>
public interface ISpeaker : IDisposable
{
    /// <summary>For people, such as <c>wav:out.wav</c>; holds no password.</summary>
    string Name { get; }

    /// <summary>How long ahead of being heard it wants its samples; zero where it does not matter. It never
    /// changes.</summary>
    TimeSpan Lead { get; }

    /// <summary>How often a device had nothing to sound while samples were being handed over. Any thread.</summary>
    long Underruns { get; }

    /// <summary>
    /// Takes the next samples. It must not wait, and allocates nothing.
    /// </summary>
    /// <param name="samples">Left and right in turn; never empty; nothing is handed over while nothing is on.</param>
    /// <param name="ahead">How long from now until the first of them is to be heard; about <see cref="Lead"/>, or the
    /// longest lead of several speakers.</param>
    /// <exception cref="IOException">The speaker is broken; it is left out, disposed, and opened anew a little
    /// later.</exception>
    void Play(ReadOnlySpan<short> samples, TimeSpan ahead);

    /// <summary>Called about once a second, so that a device can bring its books in order.</summary>
    /// <exception cref="IOException">As above.</exception>
    void Settle();
}
