using Signage.Tests.Support;

namespace Signage.Benchmarks.Player;

/// <summary>The programs that the player is compared with, each showing the same clip with a slogan and a logo to
/// nothing. What is missing is installed from Debian.</summary>
internal static class Peers
{
    internal const string Font = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
    private const string Text = "不轻信、不透露、不转账，遇到诈骗请拨打 110 或 96110；全民反诈，你我同行，守住钱袋子";

    private static readonly string[] Packages =
    [
        "mpv", "gstreamer1.0-tools", "gstreamer1.0-plugins-good", "gstreamer1.0-plugins-bad",
        "gstreamer1.0-libav", "gstreamer1.0-x",
    ];

    internal static string Slogan => Text;

    internal static async Task InstallAsync()
    {
        var installed = await Tool.Run("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n"]);
        var there = installed.Output.Split('\n').ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. Packages.Where(package => !there.Contains(package + " installed"))];
        if (missing.Length == 0)
        {
            return;
        }

        Figures.Say($"Installing {string.Join(' ', missing)} …");
        await Tool.Run("apt-get", ["update", "-qq"], within: TimeSpan.FromMinutes(5));
        await Tool.Run(
            "apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. missing],
            within: TimeSpan.FromMinutes(10),
            environment: new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" });
    }

    /// <summary>Decoding alone, on one thread.</summary>
    internal static (string Program, string[] Arguments) Decode(string clip) =>
        ("ffmpeg", ["-nostdin", "-v", "error", "-threads", "1", "-i", clip, "-an", "-f", "null", "-"]);

    internal static (string Program, string[] Arguments) Drawtext(string clip, string logo) =>
        ("ffmpeg", ["-nostdin", "-v", "error", "-threads", "1", "-i", clip, "-i", logo, "-an", "-filter_threads", "1",
            "-filter_complex", $"[0:v]{Band()}[a];[a][1:v]overlay=1700:40", "-f", "null", "-"]);

    internal static (string Program, string[] Arguments) Mpv(string clip, string logo) =>
        ("mpv", ["--no-config", "--really-quiet", "--vo=null", "--ao=null", "--untimed", "--no-audio", "--hwdec=no",
            "--vd-lavc-threads=1", $"--lavfi-complex=[vid1]{Band()}[a];movie={logo}[l];[a][l]overlay=1700:40[vo]",
            clip]);

    /// <summary>Its text overlay cannot scroll from a command line; it is drawn where it stands.</summary>
    internal static (string Program, string[] Arguments) Gst(string clip, string logo) =>
        ("gst-launch-1.0", ["-q", "filesrc", $"location={clip}", "!", "qtdemux", "!", "h264parse", "!", "avdec_h264",
            "max-threads=1", "!", "textoverlay", $"text={Text}", "font-desc=WenQuanYi Micro Hei 40",
            "valignment=bottom", "shaded-background=true", "wrap-mode=none", "!", "gdkpixbufoverlay",
            $"location={logo}", "offset-x=1700", "offset-y=40", "!", "fakesink", "sync=false"]);

    private static string Band() =>
        "drawbox=y=960:h=120:color=0x8f1216:t=fill,"
        + $"drawtext=fontfile={Font}:text='{Text}':fontsize=86:fontcolor=0xffd84a:y=978:x=w-mod(t*180\\,w+tw)";
}
