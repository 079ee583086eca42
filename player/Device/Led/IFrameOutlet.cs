namespace Signage.Player.Led;

/// <summary>Where the frames of an LED go. Used by one thread, which may be kept waiting.</summary>
internal interface IFrameOutlet : IDisposable
{
    /// <summary>Writes one whole frame.</summary>
    /// <exception cref="IOException">It cannot be written; the outlet is of no more use.</exception>
    void Write(ReadOnlySpan<byte> frame);
}
