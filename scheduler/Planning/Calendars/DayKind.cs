namespace Signage.Planning.Calendars;

/// <summary>What a calendar makes of a day.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday.</summary>
    Working,

    /// <summary>Saturday or Sunday.</summary>
    Rest,

    /// <summary>A holiday that the calendar names.</summary>
    Holiday,

    /// <summary>A day of rest that is worked, as a weekday that the calendar names.</summary>
    MakeUp,

    /// <summary>Outside every term.</summary>
    Vacation,
}
