using NodaTime;

namespace Signage.Player.Picture;

/// <summary>
/// Pictures stand at whole multiples of a frame since 1970 in UTC, whenever a player began, so that two players show
/// the same picture of an item at the same instant.
/// </summary>
internal static class FrameGrid
{
    private const long Second = NodaConstants.NanosecondsPerSecond;

    /// <summary>The instant of the grid that is nearest.</summary>
    public static Instant Nearest(Instant instant, int framesPerSecond)
    {
        var since = (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
        var (seconds, rest) = (Math.DivRem(since, Second).Quotient, since % Second);
        var frame = (rest * framesPerSecond + Second / 2) / Second;
        return NodaConstants.UnixEpoch + Duration.FromSeconds(seconds)
            + Duration.FromNanoseconds(frame * Second / framesPerSecond);
    }
}
