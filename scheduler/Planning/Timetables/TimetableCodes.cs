namespace Signage.Planning.Timetables;

/// <summary>The closed list of what may be wrong with a timetable.</summary>
public static class TimetableCodes
{
    public const string FileTooLarge = "file-too-large";

    /// <summary>No header line.</summary>
    public const string FileEmpty = "file-empty";

    public const string TooManyRows = "too-many-rows";

    /// <summary>The header lacks a column that must be there.</summary>
    public const string ColumnMissing = "column-missing";

    public const string ColumnTwice = "column-twice";

    /// <summary>A quote that is never closed.</summary>
    public const string QuoteOpen = "quote-open";

    /// <summary>More text after a closing quote.</summary>
    public const string QuoteMisplaced = "quote-misplaced";

    public const string FieldMissing = "field-missing";

    public const string FieldTooLong = "field-too-long";

    public const string DateUnreadable = "date-unreadable";

    public const string TimeUnreadable = "time-unreadable";

    /// <summary>A day that the zone leaves out.</summary>
    public const string DateSkipped = "date-skipped";

    public const string CancelledUnreadable = "cancelled-unreadable";

    /// <summary>An id that a row before has.</summary>
    public const string IdTwice = "id-twice";

    /// <summary>A hall and start that a row before has, neither cancelled.</summary>
    public const string ShowTwice = "show-twice";

    /// <summary>Of an iCalendar file.</summary>
    public const string NotACalendar = "not-a-calendar";

    /// <summary>A component that is never ended, or ended by another's name.</summary>
    public const string ComponentOpen = "component-open";

    /// <summary>A line that is no property, or whose value cannot be read.</summary>
    public const string LineUnreadable = "line-unreadable";

    public const string ZoneUnknown = "zone-unknown";

    /// <summary>RECURRENCE-ID with RANGE: a change to all later shows at once.</summary>
    public const string RangeUnsupported = "range-unsupported";
}
