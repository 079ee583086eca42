namespace Signage.Planning.Recurrences;

/// <summary>The closed list of why a recurrence is refused.</summary>
public static class RecurrenceCodes
{
    /// <summary>It has neither RRULE nor RDATE.</summary>
    public const string Empty = "recurrence-empty";

    /// <summary>More than <see cref="Recurrence.MaxLength"/> characters.</summary>
    public const string TooLong = "recurrence-too-long";

    /// <summary>A line that is neither RRULE, EXDATE nor RDATE.</summary>
    public const string Line = "recurrence-line";

    /// <summary>More than one RRULE.</summary>
    public const string RuleTwice = "recurrence-rule-twice";

    /// <summary>FREQ is missing, or is neither DAILY, WEEKLY, MONTHLY nor YEARLY.</summary>
    public const string Frequency = "recurrence-frequency";

    /// <summary>A time of day, where only whole days are known.</summary>
    public const string TimeOfDay = "recurrence-time-of-day";

    /// <summary>A part of RRULE that is unknown, said twice, or out of range.</summary>
    public const string Part = "recurrence-part";

    /// <summary>A part of RRULE that RFC 5545 forbids beside another.</summary>
    public const string Together = "recurrence-parts-together";

    /// <summary>A date that cannot be read, or is before 1900 or after 2199.</summary>
    public const string Date = "recurrence-date";
}
