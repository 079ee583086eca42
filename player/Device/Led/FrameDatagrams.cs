namespace Signage.Player.Led;

/// <summary>A frame a datagram.</summary>
internal sealed class FrameDatagrams(UdpRoute route) : IFrameOutlet
{
    /// <summary>What a UDP datagram over IPv4 holds.</summary>
    public const int LargestFrame = 65_507;

    public void Write(ReadOnlySpan<byte> frame) => route.Send(frame);

    public void Dispose() => route.Dispose();
}
