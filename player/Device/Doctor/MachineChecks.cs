using System.Runtime.InteropServices;
using Signage.Player.Presenting;

namespace Signage.Player.Doctor;

/// <summary>What the machine has, whether the command line asks for it or not.</summary>
internal static partial class MachineChecks
{
    private const string Framebuffer = "/dev/fb0";
    private const string Chip = "/dev/gpiochip0";
    private const int TimeBytes = 512;
    private const int NotSynchronised = 5;

    private static readonly string[] SerialLines = ["ttyUSB*", "ttyACM*", "ttyAMA*"];

    public static IEnumerable<Check> Of()
    {
        yield return Check.At("framebuffer", false, () => Device(Framebuffer, "video",
            "没有；HDMI 直出（--screen fb）需要 / none; --screen fb needs it"));
        yield return Check.At("gpio", false, () => Device(Chip, "gpio",
            "没有；触点（--on、--yield）需要 / none; contacts (--on, --yield) need it"));
        yield return Check.At("serial", false, Serial);
        yield return Check.At("real-time", false, RealTime);
        yield return Check.At("clock", false, SystemTime);
    }

    /// <summary>May it be read and written?</summary>
    private static Verdict Device(string path, string group, string none)
    {
        if (!File.Exists(path))
            return Verdict.Missing(none);
        try
        {
            using var device = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return Verdict.Ok(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Verdict.Broken(
                $"{path}: {e.Message} 加入用户组 / join the group: usermod -aG {group} {Environment.UserName}");
        }
    }

    private static Verdict Serial()
    {
        var lines = SerialLines.SelectMany(pattern => Directory.EnumerateFiles("/dev", pattern))
            .Order(StringComparer.Ordinal).ToList();
        return lines.Count > 0
            ? Verdict.Ok(string.Join(", ", lines))
            : Verdict.Missing("没有串口；led-serial 和 serial: 需要 / no serial line; led-serial and serial: need one");
    }

    private static Verdict RealTime()
    {
        var allowed = false;
        // On a thread of its own, which takes the priority with it when it ends.
        var thread = new Thread(() => allowed = DeadlineSleep.Prefer()) { Name = "doctor" };
        thread.Start();
        thread.Join();
        return allowed
            ? Verdict.Ok("可用实时优先级 / the presenter may run ahead of other programs")
            : Verdict.Missing("不允许实时优先级，忙时可能丢帧；服务用 LimitRTPRIO=50 / no real-time priority, so a busy machine may "
                + "drop frames; LimitRTPRIO=50 in its service allows it");
    }

    private static Verdict SystemTime()
    {
        if (!OperatingSystem.IsLinux())
            return Verdict.Ok("由系统负责 / left to the system");
        Span<byte> none = stackalloc byte[TimeBytes];
        none.Clear();
        return AdjustTime(none) switch
        {
            < 0 => Verdict.Missing("系统不告知 / the system does not say"),
            NotSynchronised => Verdict.Missing("系统时钟未对时；联网后以调度服务器为准 / not synchronised; while it is connected the "
                + "player goes by the scheduler: apt install systemd-timesyncd"),
            _ => Verdict.Ok("已对时 / synchronised"),
        };
    }

    /// <summary>With no mode bits set it only tells; see adjtimex(2).</summary>
    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int AdjustTime(Span<byte> time);
}
