namespace Signage.Player.Decoding;

/// <summary>
/// Samples of one file from front to back: 32-bit float, 1.0 is full scale, two channels, interleaved. One thread reads
/// and disposes.
/// </summary>
internal interface ISoundReader : IDisposable
{
    /// <summary>Frames a second of what <see cref="Read"/> gives.</summary>
    int Rate { get; }

    /// <summary>Reads on; may wait for a disk or a child process.</summary>
    /// <param name="into">Filled from its start; room for whole frames.</param>
    /// <returns>How many values were written, whole frames; 0 at the end, and only there.</returns>
    /// <exception cref="IOException">The file cannot be decoded any further; the message says why.</exception>
    int Read(Span<float> into);

    /// <summary>Makes a read that waits return soon. Any thread.</summary>
    void Abandon();
}
