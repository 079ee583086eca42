using NodaTime;

namespace Signage.Planning.Time;

/// <summary>A set of weekdays.</summary>
public readonly record struct Weekdays
{
    private readonly int _bits;

    private Weekdays(int bits) => _bits = bits;

    public static Weekdays All { get; } = Of(1, 2, 3, 4, 5, 6, 7);

    public bool IsEmpty => _bits == 0;

    /// <summary>ISO numbers, Monday is 1, Sunday is 7.</summary>
    public IEnumerable<int> Numbers
    {
        get
        {
            var bits = _bits;
            return Enumerable.Range(1, 7).Where(day => (bits & (1 << day)) != 0);
        }
    }

    public static Weekdays Of(params IEnumerable<int> days) =>
        new(days.Where(day => day is >= 1 and <= 7).Aggregate(0, (bits, day) => bits | (1 << day)));

    public bool Contains(IsoDayOfWeek day) => (_bits & (1 << (int)day)) != 0;

    public override string ToString() => string.Concat(Numbers);
}
