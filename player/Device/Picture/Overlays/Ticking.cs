using NodaTime;

namespace Signage.Player.Picture.Overlays;

/// <summary>What a clock and a countdown say. Pure, and without allocation.</summary>
internal static class Ticking
{
    /// <summary>Longest text.</summary>
    public const int Longest = 14;

    /// <summary>Every sign that is ever needed.</summary>
    public const string Signs = "0123456789:天";

    /// <summary>A clock: hours and minutes of the place.</summary>
    public static int Clock(Instant now, DateTimeZone zone, Span<char> to)
    {
        var seconds = (int)(((now.ToUnixTimeSeconds() + zone.GetUtcOffset(now).Seconds) % 86_400 + 86_400) % 86_400);
        Two(to, seconds / 3600);
        to[2] = ':';
        Two(to[3..], seconds / 60 % 60);
        return 5;
    }

    /// <summary>A countdown: days, where there are any left, then hours, minutes and seconds; it ends at 0. A second
    /// that has begun counts.</summary>
    public static int Countdown(Instant now, Instant target, Span<char> to)
    {
        var left = Math.Max(0, (long)Math.Ceiling((target - now).TotalSeconds));
        var days = Math.Min(9_999, left / 86_400);
        var at = 0;
        if (days > 0)
        {
            days.TryFormat(to, out at, provider: System.Globalization.CultureInfo.InvariantCulture);
            to[at++] = '天';
        }
        var rest = (int)(left % 86_400);
        Two(to[at..], rest / 3600);
        to[at + 2] = ':';
        Two(to[(at + 3)..], rest / 60 % 60);
        to[at + 5] = ':';
        Two(to[(at + 6)..], rest % 60);
        return at + 8;
    }

    private static void Two(Span<char> to, int value)
    {
        to[0] = (char)('0' + value / 10);
        to[1] = (char)('0' + value % 10);
    }
}
