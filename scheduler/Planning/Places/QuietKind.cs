namespace Signage.Planning.Places;

/// <summary>Why it is to be quiet. Lessons, rest and night give way to a booking that may break them.</summary>
public enum QuietKind
{
    Lesson,
    Rest,
    Night,

    /// <summary>Nothing but an emergency takeover breaks it.</summary>
    Exam,
}
