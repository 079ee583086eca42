using System.Globalization;
using Signage.Player.Picture;

namespace Signage.Player.Screens;

/// <summary>
/// MPEG-TS (H.264) over UDP or RTP, to one host or a multicast group, by an ffmpeg child that is replaced when it dies.
/// Pictures alone: the sound is not in it.
/// </summary>
internal sealed class TransportSink : ISink
{
    private readonly EncoderChild _encoder;

    /// <param name="setting">Size and rate of the pictures.</param>
    /// <param name="format">ffmpeg's muxer: <c>mpegts</c> or <c>rtp_mpegts</c>.</param>
    /// <param name="url">Where to, as ffmpeg writes it.</param>
    /// <param name="kilobits">Bits a second, in thousands.</param>
    public TransportSink(ScreenSetting setting, string format, string url, int kilobits)
    {
        var rate = kilobits.ToString(CultureInfo.InvariantCulture) + "k";
        var twoSeconds = (setting.FramesPerSecond * 2).ToString(CultureInfo.InvariantCulture);
        _encoder = new EncoderChild(setting, "-preset", "superfast", "-tune", "zerolatency", "-g", twoSeconds,
            "-b:v", rate, "-maxrate", rate, "-bufsize", rate, "-f", format, url);
    }

    public TimeSpan Refresh => TimeSpan.Zero;

    public static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting)
    {
        var (isRtp, isUdp) = (Has(address, "rtp:"), Has(address, "udp:"));
        if (!isRtp && !isUdp)
            throw address.Refuse("应为 udp:// 或 rtp:// 加 主机:端口", "must be udp://HOST:PORT or rtp://HOST:PORT");
        var (host, port) = address.HostAndPort(port: null, skip: 4);
        var kilobits = address.Number("bitrate", 100, 50_000, 4000);
        var hops = address.Number("ttl", 1, 255, 1);
        var from = Led.LedNetwork.From(address);
        // Seven packets of 188 bytes fill a datagram that no Ethernet cuts.
        var url = string.Create(CultureInfo.InvariantCulture,
            $"{(isRtp ? "rtp" : "udp")}://{(host.Contains(':') ? $"[{host}]" : host)}:{port}?ttl={hops}")
            + (isRtp ? "&pkt_size=1328" : "&pkt_size=1316") + (from is null ? "" : $"&localaddr={from}");
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new TransportSink(setting, isRtp ? "rtp_mpegts" : "mpegts", url, kilobits), setting.Turned,
            takes: PixelFormat.I420);
    }

    public void Send(PixelBuffer picture, int showings) => _encoder.Write(picture, showings);

    public void Dispose() => _encoder.Dispose();

    private static bool Has(ScreenAddress address, string scheme) =>
        address.Target.StartsWith(scheme, StringComparison.Ordinal);
}
