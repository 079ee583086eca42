using System.Globalization;
using System.Text;
using Signage.Player.Running;
using Signage.Playout.Power;

namespace Signage.Player.Power;

/// <summary>The kinds of switch that the command line can name. This is the one place that knows them all.</summary>
internal static class PowerKinds
{
    public const string Forms =
        "gpio:CHIP:LINE[:low], serial:DEVICE[@BAUD]:ON:OFF, cec:/dev/cec0; panel= / amp= 在前 / before it";

    private const int UsualBaud = 9600;

    /// <summary>Reads what was asked for; nothing is opened yet.</summary>
    /// <param name="text">Such as <c>gpio:0:17:low</c> or <c>amp=serial:/dev/ttyUSB0:0x4F4E0D:0x4F46460D</c>.</param>
    /// <param name="usual">What it switches where that is not said.</param>
    /// <exception cref="PlayerRefusalException">It is not understood.</exception>
    public static (Powered What, Func<IPowerSwitch> Open) Read(string text, Powered usual)
    {
        var rest = text;
        var what = Prefixed(ref rest, "panel=") ? Powered.Panel
            : Prefixed(ref rest, "amp=") ? Powered.Amplifier : usual;
        var open = Prefixed(ref rest, "gpio:") ? Gpio(rest)
            : Prefixed(ref rest, "serial:") ? Serial(rest)
            : Prefixed(ref rest, "cec:") && rest.Length > 0 ? () => new CecPower(rest, "cec-ctl") : null;
        return open is not null ? (what, open) : throw new PlayerRefusalException(
            $"--power {text}: 看不懂 / is not understood; 可用 / known: {Forms}");
    }

    private static bool Prefixed(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
            return false;
        text = text[prefix.Length..];
        return true;
    }

    private static Func<IPowerSwitch>? Gpio(string text)
    {
        var parts = text.Split(':');
        var low = parts is [_, _, "low"];
        return (low || parts.Length == 2) && Number(parts[0]) is { } chip && Number(parts[1]) is { } line
            ? () => new GpioPower(chip, line, low)
            : null;
    }

    // From the right, since a device's path may hold colons.
    private static Func<IPowerSwitch>? Serial(string text)
    {
        var parts = text.Split(':');
        if (parts.Length < 3 || BytesOf(parts[^2]) is not { } on || BytesOf(parts[^1]) is not { } off)
            return null;
        var path = string.Join(':', parts[..^2]);
        var at = path.LastIndexOf('@');
        int? baud = at < 0 ? UsualBaud : Number(path[(at + 1)..]);
        path = at < 0 ? path : path[..at];
        return path.Length > 0 && baud is { } rate ? () => new SerialPower(path, rate, on, off) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>ASCII with <c>\r</c> and <c>\n</c>, or hexadecimal after <c>0x</c>; null when it is neither.</summary>
    private static byte[]? BytesOf(string text)
    {
        const string Hex = "0x";
        if (!text.StartsWith(Hex, StringComparison.OrdinalIgnoreCase))
            return text.Length > 0 && Ascii.IsValid(text)
                ? Encoding.ASCII.GetBytes(text.Replace("\\r", "\r", StringComparison.Ordinal)
                    .Replace("\\n", "\n", StringComparison.Ordinal))
                : null;
        var digits = text[Hex.Length..];
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : null;
    }
}
