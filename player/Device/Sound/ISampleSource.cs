namespace Signage.Player.Sound;

/// <summary>
/// A node of the graph that gives samples when it is asked: 48 kHz, two channels, interleaved, 32-bit float, 1.0 is
/// full scale. The shape is that of NAudio 3.
/// </summary>
internal interface ISampleSource
{
    /// <summary>Gives the next samples; never waits, never allocates.</summary>
    /// <param name="into">Filled from its start; room for whole frames.</param>
    /// <returns>How many values there were, whole frames; fewer than asked when no more are there yet or at
    /// all.</returns>
    int Read(Span<float> into);
}
