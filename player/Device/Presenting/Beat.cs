using NodaTime;

namespace Signage.Player.Presenting;

/// <summary>Absolute deadlines at a whole rate: the n-th is <c>first + n * 1 s / rate</c> in integers, without
/// drift.</summary>
internal sealed class Beat(Duration first, int perSecond)
{
    private readonly long _first = first.ToInt64Nanoseconds();
    private long _index;

    public Duration Next => At(_index);

    public void Advance() => _index++;

    /// <summary>Skips the deadlines that lie more than so much before now; how many they were.</summary>
    public long DropBefore(Duration now, Duration grace)
    {
        var dropped = 0L;
        while (At(_index + 1) + grace <= now)
        {
            var behind = (now - grace - At(_index)).ToInt64Nanoseconds();
            behind = behind * perSecond / NodaConstants.NanosecondsPerSecond;
            var step = Math.Max(1, behind);
            _index += step;
            dropped += step;
        }
        return dropped;
    }

    private Duration At(long index) =>
        Duration.FromNanoseconds(_first + index * NodaConstants.NanosecondsPerSecond / perSecond);
}
