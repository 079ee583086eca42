using System.Net;
using System.Net.Sockets;
using Signage.Player.Led;
using Signage.Player.Picture;
using Signage.Player.Screens;

namespace Signage.Benchmarks.Player;

/// <summary>
/// What a frame of a 192x32 LED costs the player by each lighting protocol: processor time of the process, user and
/// system, to a receiver on the loopback, and bytes allocated.
/// </summary>
internal static class LedBench
{
    private const int Width = 192;
    private const int Height = 32;

    /// <summary>
    /// <c>led_frame_ms</c> and <c>led_frame_bytes</c> are those of the dearest protocol; the others are told by name.
    /// </summary>
    internal static SortedDictionary<string, double> Measure(bool quick)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)receiver.LocalEndPoint!).Port;
        var wiring = new LedWiring(Width, Height, new LedLook("grb", 2.2, 100, Serpentine: true, Rotation: 0));
        foreach (var (name, open) in (ReadOnlySpan<(string, Func<UdpRoute, ISink>)>)
        [
            ("ddp", route => new DdpSink(wiring, route)),
            ("artnet", route => new ArtNetSink(wiring, route, 0, sync: true)),
            ("sacn", route => new SacnSink(
                wiring, route, new SacnLook(1, 100, 1, SacnLook.CidOf("bench"), "bench", Multicast: false))),
        ])
        {
            using var sink = open(UdpRoute.To("127.0.0.1", port, null));
            var (milliseconds, bytes) = Cost(sink, quick ? 1000 : 5000);
            figures[$"led_{name}_frame_ms"] = milliseconds;
            figures[$"led_{name}_frame_bytes"] = bytes;
        }

        figures["led_frame_ms"] = Dearest(figures, "_frame_ms");
        figures["led_frame_bytes"] = Dearest(figures, "_frame_bytes");
        return figures;
    }

    private static double Dearest(IReadOnlyDictionary<string, double> figures, string what) =>
        figures.Where(figure => figure.Key.EndsWith(what, StringComparison.Ordinal)).Max(figure => figure.Value);

    private static (double Milliseconds, double Bytes) Cost(ISink sink, int frames)
    {
        using var picture = new PixelBuffer(Width, Height);
        Send(sink, picture, 500);
        var (bytes, before) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        Send(sink, picture, frames);
        var spent = Environment.CpuUsage.TotalTime - before;
        return (spent.TotalMilliseconds / frames,
            (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)frames);
    }

    private static void Send(ISink sink, PixelBuffer picture, int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            picture.Bytes[frame % picture.ByteCount] = (byte)(frame % 256);
            sink.Send(picture, 1);
        }
    }
}
