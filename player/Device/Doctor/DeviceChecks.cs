using System.Net.Sockets;
using Signage.Player.Inputs;
using Signage.Player.Picture;
using Signage.Player.Power;
using Signage.Player.Running;
using Signage.Player.Screens;

namespace Signage.Player.Doctor;

/// <summary>Opens each device that the command line names, as a player would, feeds it black and silence for a moment,
/// and closes it. A file that a screen or speaker writes is only tried for writing.</summary>
internal static class DeviceChecks
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HoldServer = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(40);

    private static readonly string[] Files = ["file:", "wav:", "led-file:"];

    public static IEnumerable<Check> Of(PlayerOptions options) =>
    [
        .. options.Screens.Where(name => name is not ("none" or "preview"))
            .Select(name => new Check("screen " + name, true, stop => ScreenAsync(name, options, stop))),
        .. options.Speakers.Where(name => name != "none")
            .Select(name => new Check(
                "speaker " + SpeakerNames.Shown(name), true, stop => SpeakerAsync(name, options, stop))),
        .. options.Events.Select(line => Check.At("event " + line, true, () => Line(line))),
        .. options.Power.Openings.Select(power => Check.At("power " + power.Name, true, () => Power(power.Open))),
        .. options.Yield is { } contact ? [Check.At("yield " + contact, true, () => Lines([], contact))] : (Check[])[],
    ];

    private static async Task<Verdict> ScreenAsync(string name, PlayerOptions options, CancellationToken stop)
    {
        try
        {
            if (FileOf(name) is { } path)
                return Written(path);
            var setting = new ScreenSetting(options.Width, options.Height, options.FramesPerSecond, Turned: null);
            var screens = ScreenKinds.Open([name], setting);
            try
            {
                foreach (var screen in screens.OfType<SinkScreen>())
                    await HoldAsync(screen, setting, stop);
                return screens.Select(screen => screen.Fault).FirstOrDefault(fault => fault is not null) is { } wrong
                    ? Verdict.Broken(Examination.OneLine(wrong))
                    : Verdict.Ok("已打开并关闭 / opened and closed");
            }
            finally
            {
                foreach (var screen in screens)
                    screen.Dispose();
            }
        }
        catch (PlayerRefusalException e)
        {
            return Verdict.Broken(Examination.OneLine(e.Message));
        }
    }

    private static async Task HoldAsync(SinkScreen screen, ScreenSetting setting, CancellationToken stop)
    {
        while (!screen.IsOpen && screen.Fault is null)
            await Task.Delay(Frame, stop);
        using var black = new PixelBuffer(setting.Width, setting.Height, screen.Takes ?? PixelFormat.Bgra);
        for (var held = TimeSpan.Zero; held < Hold && screen.Fault is null; held += Frame)
        {
            screen.Show(black, changed: held == TimeSpan.Zero);
            await Task.Delay(Frame, stop);
        }
    }

    private static async Task<Verdict> SpeakerAsync(string name, PlayerOptions options, CancellationToken stop)
    {
        try
        {
            var (_, open) = SpeakerNames.OpeningOf(name, seed: $"{Path.GetFullPath(options.Folder)} {name}");
            if (FileOf(name) is { } path)
                return Written(path);
            var server = Icecast(name);
            if (server is not null)
                await AnswersAsync(server, stop);
            using var speaker = open();
            for (var held = TimeSpan.Zero; held < (server is null ? Hold : HoldServer); held += Frame)
            {
                speaker.Settle();
                await Task.Delay(Frame, stop);
            }
            speaker.Settle();
            return Verdict.Ok("已打开并关闭 / opened and closed");
        }
        catch (PlayerRefusalException e)
        {
            return Verdict.Broken(Examination.OneLine(e.Message));
        }
    }

    private static Verdict Line(string line)
    {
        const string Serial = "serial:";
        if (!line.StartsWith(Serial, StringComparison.Ordinal))
            return Lines([line], null);
        using var file = File.OpenHandle(line[Serial.Length..], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Verdict.Ok("可读 / can be read");
    }

    /// <summary>Opened and asked how it stands; nothing is switched.</summary>
    private static Verdict Power(Func<IPowerSwitch> open)
    {
        using var power = open();
        return power.Read() is { } reading
            ? Verdict.Ok(Examination.OneLine(reading.Text))
            : Verdict.Ok("已打开并关闭，没有切换 / opened and closed, not switched");
    }

    private static Verdict Lines(string[] on, string? yield)
    {
        try
        {
            using var lines = new InputLines(on, yield, _ => { }, _ => { });
            return Verdict.Ok("已打开并关闭 / opened and closed");
        }
        catch (PlayerRefusalException e)
        {
            return Verdict.Broken(Examination.OneLine(e.Message));
        }
    }

    private static Verdict Written(string path)
    {
        if (!File.Exists(path))
            return FolderChecks.Writable(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        return Verdict.Ok($"{path} 可写 / can be written");
    }

    private static string? FileOf(string name) => Array.Find(Files, kind =>
        name.StartsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length) is { } found
        ? found == "led-file:" ? name[found.Length..].Split('?')[0] : name[found.Length..]
        : null;

    private static async Task AnswersAsync(Uri server, CancellationToken stop)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, stop);
    }

    private static Uri? Icecast(string name) => name.StartsWith("icecast:", StringComparison.Ordinal)
        && Uri.TryCreate(name["icecast:".Length..], UriKind.Absolute, out var url) ? url : null;
}
