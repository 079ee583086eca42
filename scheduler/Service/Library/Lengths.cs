using System.Globalization;

namespace Signage.Scheduler.Library;

/// <summary>Lengths for people: <c>45:00</c>, <c>0:02.040</c>.</summary>
public static class Lengths
{
    private const long Minute = 60_000;

    public static string Text(long ms)
    {
        var rest = ms % 1000 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{ms % 1000:000}");
        return string.Create(CultureInfo.InvariantCulture, $"{ms / Minute}:{ms % Minute / 1000:00}{rest}");
    }
}
