using System.Globalization;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>How bright a panel is in each hour of the day, in percent.</summary>
internal sealed class BrightnessHours
{
    private readonly int[] _percent = new int[24];

    private BrightnessHours(int always) => Array.Fill(_percent, always);

    /// <param name="hour">0 to 23, by the clock on the wall.</param>
    /// <returns>0 to 100.</returns>
    public int At(int hour) => _percent[hour];

    /// <summary>
    /// Reads the option <c>brightness</c>: a percentage, or some of <c>FROM-UNTIL:PERCENT</c> with commas between, such
    /// as <c>6-22:100,22-6:20</c>; the hour at which one ends is no longer its own, and it may cross midnight. An hour
    /// that none names has 100.
    /// </summary>
    public static BrightnessHours Read(ScreenAddress address)
    {
        var word = address.Word("brightness") ?? "100";
        if (Number(word, 100) is { } always)
            return new BrightnessHours(always);
        var hours = new BrightnessHours(100);
        foreach (var part in word.Split(','))
        {
            if (!hours.Take(part))
                throw address.Refuse($"brightness={word} 应为 0 到 100，或如 6-22:100,22-6:20",
                    $"brightness={word} must be 0 to 100, or like 6-22:100,22-6:20");
        }
        return hours;
    }

    private bool Take(string part)
    {
        if (part.Split(':') is not [var span, var level] || span.Split('-') is not [var from, var until]
            || Number(from, 23) is not { } first || Number(until, 24) is not { } end
            || Number(level, 100) is not { } percent)
            return false;
        var length = (end - first + 24) % 24;
        for (var hour = 0; hour < (length == 0 ? 24 : length); hour++)
            _percent[(first + hour) % 24] = percent;
        return true;
    }

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : null;
}
