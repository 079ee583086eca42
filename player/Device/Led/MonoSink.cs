using NodaTime;
using Signage.Player.Picture;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>Feeds an LED of one or two colours with whole frames, at each change and once a second.</summary>
internal sealed class MonoSink : ISink
{
    private static readonly TimeSpan OnceASecond = TimeSpan.FromSeconds(1);

    private readonly IFrameOutlet _outlet;
    private readonly MonoFrame _frame;
    private readonly BrightnessHours _brightness;
    private readonly Func<int> _hour;
    private byte _sequence;

    /// <param name="outlet">Where frames go; this sink closes it.</param>
    /// <param name="frame">How they are packed.</param>
    /// <param name="brightness">By the hour.</param>
    /// <param name="hour">The hour now where the panel hangs, 0 to 23.</param>
    public MonoSink(IFrameOutlet outlet, MonoFrame frame, BrightnessHours brightness, Func<int> hour) =>
        (_outlet, _frame, _brightness, _hour) = (outlet, frame, brightness, hour);

    public TimeSpan Refresh => OnceASecond;

    public static Func<IScreen> ReadFile(ScreenAddress address, ScreenSetting setting)
    {
        var path = address.Path();
        return Read(address, setting, int.MaxValue, () => new FrameFile(path));
    }

    public static Func<IScreen> ReadUdp(ScreenAddress address, ScreenSetting setting)
    {
        var (host, port) = address.HostAndPort(port: null);
        var from = LedNetwork.From(address);
        return Read(address, setting, FrameDatagrams.LargestFrame,
            () => new FrameDatagrams(UdpRoute.To(host, port, from)));
    }

    public static Func<IScreen> ReadSerial(ScreenAddress address, ScreenSetting setting)
    {
        var path = address.Path();
        var baud = address.Number("baud", 300, 4_000_000, 115_200);
        return Read(address, setting, int.MaxValue, () => new FrameSerial(path, baud));
    }

    public void Send(PixelBuffer picture, int showings) =>
        _outlet.Write(_frame.Pack(picture, _brightness.At(_hour()), unchecked(_sequence++)));

    public void Dispose() => _outlet.Dispose();

    private static Func<IScreen> Read(ScreenAddress address, ScreenSetting setting, int largest,
        Func<IFrameOutlet> open)
    {
        var colours = address.Number("colours", 1, 2, 1);
        var threshold = address.Number("threshold", 1, 100, 60);
        var brightness = BrightnessHours.Read(address);
        var name = address.Word("zone") ?? "Asia/Shanghai";
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
            ?? throw address.Refuse($"zone={name} 不是时区名", $"zone={name} is no time zone");
        var bytes = MonoFrame.BytesOf(setting.Width, setting.Height, colours);
        if (bytes > largest)
            throw address.Refuse($"一帧 {bytes} 字节，最多 {largest}", $"a frame takes {bytes} bytes, at most {largest}");
        return () => new SinkScreen(address.Text, setting.Width, setting.Height,
            () => new MonoSink(open(), new MonoFrame(setting.Width, setting.Height, colours, threshold), brightness,
                () => SystemClock.Instance.GetCurrentInstant().InZone(zone).Hour),
            setting.Turned);
    }
}
