namespace Signage.Planning.Timetables;

/// <summary>How much of a timetable is read.</summary>
public static class TimetableLimits
{
    public const int Rows = 10_000;

    public const int Bytes = 5_000_000;

    /// <summary>Characters of a hall, a title or an id.</summary>
    public const int Field = 200;

    /// <summary>More are not told, nor looked for.</summary>
    public const int Problems = 50;
}
