using System.CommandLine;
using System.Globalization;
using Signage.Player.Doctor;
using Signage.Player.Running;
using Signage.Player.Screens;
using Signage.Player.Screens.Window;

namespace Signage.Player;

/// <summary>The command line of a player.</summary>
public static class Program
{
    private const int Faulty = 1;
    private const int Refused = 2;

    private static readonly Option<string?> Rehearse = Text(
        "--rehearse", "彩排这一天，只写播出记录 / rehearse this day of --playlist: its as-run, and nothing else");

    private static readonly Option<string?> Zone = Text(
        "--zone", "画面时钟与彩排的时区 / IANA time zone of clocks and rehearsals; Asia/Shanghai");

    private static readonly Option<int> Port = new("--http-port")
    {
        Description = "本机状态页端口，0 为任意 / loopback port, 0 for any",
    };

    private static readonly Option<string[]> Events = new("--on")
    {
        Description = "事件线 / a line of events: start=gpio:17, start=gpio:!17（低电平 / low）, serial:/dev/ttyUSB0",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> Doctor = new("--doctor")
    {
        Description = "自检：逐项说明本机能否播放，不播放 / self-test: says what works on this machine, and plays nothing",
    };

    private static readonly Option<bool> Pair = new("--pair")
    {
        Description = "只配对，不播放 / pairs by --code and ends",
    };

    private static readonly Option<string?> Sticks = Text(
        "--sticks", "U 盘的挂载目录，插上即取走节目、留下日志 / where sticks are mounted, such as /media: as --stick when one comes");

    private static readonly Option<string?> Yield = Text(
        "--yield", "话筒或应急广播的触点 / contact of a microphone or emergency broadcast: gpio:4");

    public static async Task<int> Main(string[] args)
    {
        if (args is [WindowChild.Verb, ..])
            return WindowChild.Run(args.AsSpan(1));
        await using var small = Malloc.KeepSmall();
        var errors = Console.Error;
        await using var log = new LogRing(errors, TimeProvider.System);
        Console.SetError(log);
        try
        {
            var exit = await StrictCommandLine.RunAsync(Command(log), args,
                new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
            return exit == Rebirth.Again ? Rebirth.Restart(args) : exit;
        }
        finally
        {
            Console.SetError(errors);
        }
    }

    private static RootCommand Command(LogRing log)
    {
        var folder = new Option<string>("--folder")
        {
            Description = "播放器的数据目录（密钥、配对、缓存、日志） / the player's data: key, pairing, cache, journal",
            DefaultValueFactory = _ => Path.Combine(".signage", "player"),
        };
        var scheduler = Text("--scheduler", "调度服务器地址 / URL of the scheduler");
        var code = Text("--code", "一次性配对码 XXXX-XXXX / one-time pairing code");
        var playlist = Text("--playlist", "不联网播放的播出单文件 / a playlist file to play without a scheduler");
        var stick = Text("--stick", "U 盘目录：取走节目，留下日志 / a pack's folder: takes it in, leaves the journal");
        var screens = new Option<string[]>("--screen")
        {
            Description = $"{ScreenKinds.Forms}（none：只有声音 / sound only; docs/SCREENS.md）",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["preview"],
        };
        var size = new Option<string>("--size")
        {
            Description = "宽x高（像素） / pixels of the screen",
            DefaultValueFactory = _ => "1280x720",
        };
        var rate = new Option<int>("--fps")
        {
            Description = "每秒帧数 / pictures a second, 1 to 60", DefaultValueFactory = _ => 25,
        };
        var font = Text("--font", "字体文件 / a font file with Chinese glyphs");
        var command = new RootCommand("播放器：驱动一个终端 / the player: drives one endpoint")
        {
            folder, scheduler, code, playlist, stick, screens, size, rate, font, Port, Events, Yield, Rehearse, Zone,
            Doctor, Sticks, Pair, SoundLine.Speakers, SoundLine.Line, SoundLine.Loudness, SoundLine.Crossfade,
            PowerLine.Switches, PowerLine.Lead, PowerLine.OffAfter,
        };
        command.SetAction((parsed, stop) => Rehearsal(parsed, playlist, stop) is { } rehearsal
            ? RefusingAsync(rehearsal) : RunAsync(
            parsed, log,
            () =>
            {
                var (width, height) = SizeOf(parsed.GetValue(size)!);
                return new PlayerOptions
                {
                    Folder = parsed.GetValue(folder)!,
                    Scheduler = parsed.GetValue(scheduler),
                    Code = parsed.GetValue(code),
                    Playlist = parsed.GetValue(playlist),
                    Stick = parsed.GetValue(stick), Sticks = parsed.GetValue(Sticks),
                    Screens = parsed.GetValue(screens)!,
                    Speakers = parsed.GetValue(SoundLine.Speakers)!,
                    Sound = SoundLine.Of(parsed),
                    Power = PowerLine.Of(parsed, !parsed.GetValue(screens)!.Contains("none")),
                    Width = width, Height = height,
                    FramesPerSecond = Within(parsed.GetValue(rate), 1, 60, "--fps"), Font = parsed.GetValue(font),
                    HttpPort = Within(parsed.GetValue(Port), 0, 65535, "--http-port"),
                    Events = parsed.GetValue(Events)!, Yield = parsed.GetValue(Yield),
                    Zone = RehearsalRun.ZoneOf(parsed.GetValue(Zone)),
                };
            },
            stop));
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    /// <summary>The rehearsal that was asked for, or null.</summary>
    private static Func<Task<int>>? Rehearsal(ParseResult parsed, Option<string?> playlist, CancellationToken stop) =>
        parsed.GetValue(Rehearse) is { } date
            ? async () =>
            {
                await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
                await RehearsalRun.RunAsync(
                    date, parsed.GetValue(playlist), parsed.GetValue(Zone), output, stop);
                return 0;
            }
            : null;

    private static Task<int> RunAsync(
        ParseResult parsed, LogRing log, Func<PlayerOptions> options, CancellationToken stop) =>
        RefusingAsync(async () =>
        {
            if (parsed.GetValue(Doctor))
                return await Examination.RunAsync(options(), Console.Out, stop) ? 0 : Faulty;
            if (!parsed.GetValue(Pair))
                return await PlayerRun.RunAsync(options(), log, stop) ? Rebirth.Again : 0;
            await PlayerRun.PairAsync(options(), stop);
            return 0;
        });

    private static async Task<int> RefusingAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (PlayerRefusalException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Refused;
        }
    }

    private static (int Width, int Height) SizeOf(string text)
    {
        var parts = text.Split('x');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
                && width is >= 1 and <= 7680
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
                && height is >= 1 and <= 4320)
            return (width, height);
        throw new PlayerRefusalException(
            $"--size {text}: 应为 宽x高，如 1280x720 / must be WIDTHxHEIGHT like 1280x720, 1x1 to 7680x4320");
    }

    private static int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new PlayerRefusalException($"{name} {value}: 应在 {least} 到 {most} 之间 / must be {least} to {most}");
}
