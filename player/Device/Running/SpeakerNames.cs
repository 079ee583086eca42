using System.Globalization;
using Signage.Player.Speakers;

namespace Signage.Player.Running;

/// <summary>What may stand after <c>--speaker</c>.</summary>
internal static class SpeakerNames
{
    public const string Known =
        "null, wav:PATH, alsa:DEVICE, rtp:HOST:PORT[:FRAMES], icecast:http://source:PASSWORD@HOST:PORT/MOUNT, none";

    private const int DefaultRtpFrames = 240;

    /// <summary>Speakers of a system that this build does not know by itself, by their kind.</summary>
    public static Dictionary<string, Func<string, ISpeaker>> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>A name for people, and how to open it: once, and again after a fault.</summary>
    /// <param name="name">As it was given.</param>
    /// <param name="seed">For what must differ from every other sender.</param>
    /// <exception cref="PlayerRefusalException">It is no speaker's name.</exception>
    public static (string Name, Func<ISpeaker> Open) OpeningOf(string name, string seed)
    {
        var (kind, rest) = name.Split(':', 2) is [var first, var second] ? (first, second) : (name, "");
        if (Others.TryGetValue(kind, out var open))
            return (name, () => open(rest));
        return (kind, rest.Length > 0) switch
        {
            ("null", false) => (name, () => new NullSpeaker()),
            ("wav", true) => (name, () => new WavSpeaker(rest)),
            ("alsa", true) => (name, () => new DeviceSpeaker(name, new AlsaDevice(rest), TimeProvider.System)),
            ("rtp", true) when Rtp(rest) is { } rtp => (name, () =>
                new RtpSpeaker(rtp.Host, rtp.Port, rtp.Frames, seed, TimeProvider.System)),
            ("icecast", true) when Icecast(rest) is { } url => Open(url),
            _ => throw new PlayerRefusalException($"--speaker {Shown(name)}: 不认识 / is not known; {Known} are"),
        };
    }

    /// <summary>A name as it may be said and kept: the password of a server is for the server alone.</summary>
    public static string Shown(string name)
    {
        var at = name.LastIndexOf('@');
        if (at < 0)
            return name;
        var slashes = name.IndexOf("//", StringComparison.Ordinal);
        var from = slashes >= 0 && slashes < at ? slashes + 2 : name.IndexOf(':', StringComparison.Ordinal) + 1;
        return from < at ? string.Concat(name.AsSpan(0, from), "…", name.AsSpan(at)) : name;
    }

    private static (string, Func<ISpeaker>) Open(Uri url)
    {
        // The password is for the server alone.
        var name = $"icecast:{url.Host}:{url.Port}{url.AbsolutePath}";
        return (name, () => new DeviceSpeaker(name, new IcecastDevice(url), TimeProvider.System));
    }

    private static Uri? Icecast(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.AbsolutePath.Length > 1
            ? url
            : null;

    private static (string Host, int Port, int Frames)? Rtp(string text)
    {
        var parts = text.Split(':');
        var frames = DefaultRtpFrames;
        return parts.Length is 2 or 3 && HostNames.IsWellFormed(parts[0]) && Number(parts[1], 1, 65_535, out var port)
            && (parts.Length == 2 || Number(parts[2], RtpSpeaker.FewestFrames, RtpSpeaker.MostFrames, out frames))
            ? (parts[0], port, frames)
            : null;
    }

    private static bool Number(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number >= least && number <= most;
}
