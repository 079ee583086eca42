using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Signage.Player.Running;

namespace Signage.Player.Doctor;

/// <summary>Libraries of the system that only some devices want.</summary>
internal static partial class LibraryChecks
{
    private const string Cards = "/proc/asound/cards";

    public static IEnumerable<Check> Of(PlayerOptions options)
    {
        var alsa = options.Speakers.Any(name => name.StartsWith("alsa:", StringComparison.Ordinal));
        var window = options.Screens.Any(name => name.Split('?', ':')[0] == "window");
        yield return Check.At("alsa", alsa, Alsa);
        yield return Check.At("sdl2", window, () => IsThere("libSDL2-2.0.so.0")
            ? Verdict.Ok("窗口可用 / a window can be had")
            : Verdict.Missing("窗口（--screen window）需要 / a window needs it: apt install libsdl2-2.0-0"));
    }

    internal static bool IsThere(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }

    private static Verdict Alsa()
    {
        if (!IsThere("libasound.so.2"))
            return Verdict.Missing("声卡需要 / a sound card needs it: apt install libasound2");
        var cards = File.Exists(Cards) ? CardsIn(File.ReadAllText(Cards)) : [];
        return Verdict.Ok(cards.Count > 0
            ? "声卡 / cards: " + string.Join("; ", cards)
            : "没有声卡；可用 default、pulse 等 / no card; default, pulse and the like may be there");
    }

    /// <summary>The cards of the kernel's list, as <c>--speaker</c> takes them.</summary>
    internal static IReadOnlyList<string> CardsIn(string list) =>
        [.. Card().Matches(list).Select(card =>
            $"alsa:hw:CARD={card.Groups["id"].Value} ({card.Groups["name"].Value.Trim()})")];

    [GeneratedRegex(@"^ *\d+ \[(?<id>\w+) *\]: .*? - (?<name>.*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Card();
}
