using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>Pictures a second, as a fraction: 25/1, 30000/1001.</summary>
public readonly record struct FrameRate(int Number, int Seconds)
{
    // What a computed instant may be short of the one that is meant.
    private const long Rounding = 1_000;

    /// <summary>Which picture stands so long after the first; negative before it.</summary>
    public long IndexAt(Duration sinceFirst)
    {
        var nanoseconds = (Int128)sinceFirst.ToInt64Nanoseconds() + Rounding;
        return nanoseconds < 0
            ? -1
            : (long)(nanoseconds * Number / ((Int128)Seconds * NodaConstants.NanosecondsPerSecond));
    }

    /// <summary>How long so many pictures last.</summary>
    public Duration Length(long pictures) =>
        Duration.FromNanoseconds((long)((Int128)pictures * Seconds * NodaConstants.NanosecondsPerSecond / Number));
}
