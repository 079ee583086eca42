using System.CommandLine;
using NodaTime;
using Signage.Player.Presenting;
using Signage.Player.Sound;

namespace Signage.Player.Running;

/// <summary>The options of the command line about sound: what a venue's loudspeakers ask for.</summary>
internal static class SoundLine
{
    public static readonly Option<string[]> Speakers = new("--speaker")
    {
        Description = SpeakerNames.Known + "（可多个 / several at once）",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["none"],
    };

    public static readonly Option<string> Line = new("--line")
    {
        Description = "full；horn：号筒（单声道，滤去 150 Hz 以下，-16 LUFS）；100v：定压线（同上，-20 LUFS） / what the "
            + "loudspeakers are: full, horn or 100v (both mono, nothing below 150 Hz, to a loudness)",
        DefaultValueFactory = _ => "full",
    };

    public static readonly Option<double?> Loudness = new("--loudness")
    {
        Description = "目标响度，LUFS，-40 到 -8 / the loudness to bring it to",
    };

    public static readonly Option<int> Crossfade = new("--crossfade")
    {
        Description = "被切断的声音淡出的毫秒数，0 到 10000 / ms in which what is cut fades away under what follows",
        DefaultValueFactory = _ => (int)SoundOptions.Default.Crossfade.TotalMilliseconds,
    };

    /// <exception cref="PlayerRefusalException">A value is not known or out of range.</exception>
    public static SoundOptions Of(ParseResult parsed)
    {
        var line = parsed.GetValue(Line);
        var venue = line switch
        {
            "full" => VenueSound.Full,
            "horn" => VenueSound.Horn,
            "100v" => VenueSound.Line100,
            _ => throw new PlayerRefusalException(
                $"--line {line}: 应为 full、horn 或 100v / must be full, horn or 100v"),
        };
        if (parsed.GetValue(Loudness) is { } lufs)
        {
            venue = lufs is >= -40 and <= -8 ? venue with { LoudnessLufs = lufs } : throw new PlayerRefusalException(
                $"--loudness {lufs}: 应在 -40 到 -8 之间 / must be -40 to -8");
        }
        var crossfade = parsed.GetValue(Crossfade);
        return crossfade is >= 0 and <= 10_000
            ? new SoundOptions(venue, Duration.FromMilliseconds(crossfade))
            : throw new PlayerRefusalException(
                $"--crossfade {crossfade}: 应在 0 到 10000 之间 / must be 0 to 10000");
    }
}
