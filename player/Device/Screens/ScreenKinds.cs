using Signage.Player.Led;
using Signage.Player.Running;
using Signage.Player.Screens.Feed;
using Signage.Player.Screens.Framebuffer;
using Signage.Player.Screens.Window;

namespace Signage.Player.Screens;

/// <summary>The kinds of screen that the command line can name. This is the one place that knows them all.</summary>
internal static class ScreenKinds
{
    private static readonly ScreenKind[] All =
    [
        new("preview", "preview", (_, _) => null),
        new("none", "none", (_, _) => null),
        new("null", "null", (_, _) => () => new NullScreen()),
        new("file", "file:PATH.mp4", FileSink.Read),
        new("window", "window", WindowSink.Read),
        new("feed", "feed:0.0.0.0:8090", FeedSink.Read),
        new("ts", "ts:udp://HOST:PORT", TransportSink.Read),
        new("fb", "fb:/dev/fb0?region=X,Y,W,H", FramebufferSink.Read),
        new("led-file", "led-file:PATH", MonoSink.ReadFile),
        new("led-udp", "led-udp:HOST:PORT", MonoSink.ReadUdp),
        new("led-serial", "led-serial:/dev/ttyUSB0", MonoSink.ReadSerial),
        new("ddp", "ddp://HOST", DdpSink.Read),
        new("artnet", "artnet://HOST", ArtNetSink.Read),
        new("sacn", "sacn://HOST", SacnSink.Read),
    ];

    /// <summary>How each kind is written, for people.</summary>
    public static string Forms => string.Join(", ", All.Select(kind => kind.Form));

    /// <summary>Is one of them an LED of one or two colours?</summary>
    public static bool AnyMono(IEnumerable<string> names) =>
        names.Any(name => ScreenAddress.Parse(name).Kind.StartsWith("led-", StringComparison.Ordinal));

    /// <summary>
    /// Reads what was asked for. Nothing is opened before all of it is understood, and a device that cannot be opened
    /// is no refusal: its screen tries again.
    /// </summary>
    /// <exception cref="PlayerRefusalException">A name is not understood; the message says which and why.</exception>
    public static IReadOnlyList<IScreen> Open(IReadOnlyList<string> names, ScreenSetting setting)
    {
        var makers = names.Select(name => Read(name, setting)).ToList();
        if (names.Where(name => ScreenAddress.Parse(name).Kind == "window").Skip(1).FirstOrDefault() is { } second)
            throw ScreenAddress.Parse(second).Refuse("只能有一个窗口", "there can be one window only");
        return [.. makers.OfType<Func<IScreen>>().Select(make => make())];
    }

    private static Func<IScreen>? Read(string name, ScreenSetting setting)
    {
        var address = ScreenAddress.Parse(name);
        var kind = Array.Find(All, kind => kind.Name == address.Kind)
            ?? throw address.Refuse($"不认识；可用：{Forms}", $"is not known; {Forms} are");
        var make = kind.Read(address, setting);
        if (kind.IsAlone && address.Target.Length > 0)
            throw address.Refuse($"{kind.Name} 后只能有选项", $"only options may follow {kind.Name}");
        address.Finish();
        return make;
    }

    private sealed record ScreenKind(
        string Name, string Form, Func<ScreenAddress, ScreenSetting, Func<IScreen>?> Read)
    {
        /// <summary>Is there one thing only that it could be?</summary>
        public bool IsAlone => !Form.Contains(':', StringComparison.Ordinal);
    }
}
