namespace Signage.Planning.Calendars;

/// <summary>The closed list of what may be wrong with a calendar or its file.</summary>
public static class CalendarCodes
{
    /// <summary>Title, first, last.</summary>
    public const string TermEndsBeforeStart = "term-ends-before-start";

    /// <summary>Title, first, last.</summary>
    public const string HolidayEndsBeforeStart = "holiday-ends-before-start";

    /// <summary>Two make-up days on one date: title, date, the other's title.</summary>
    public const string MakeUpTwice = "make-up-twice";

    /// <summary>A date in two holidays or in two terms: title, date, the other's title.</summary>
    public const string DateTwice = "date-twice";

    /// <summary>A date before 1900 or after 2199: title, date.</summary>
    public const string DateOutOfRange = "date-out-of-range";

    public const string TitleEmpty = "title-empty";

    /// <summary>The title's first characters, the most that are allowed.</summary>
    public const string TitleTooLong = "title-too-long";

    /// <summary>The title holds a control character.</summary>
    public const string TitleUnprintable = "title-unprintable";

    /// <summary>A make-up day says no weekday that it runs as, or none that is known: title, what it says.</summary>
    public const string RunsAsMissing = "runs-as-missing";

    /// <summary>An exam begins or ends within a second.</summary>
    public const string ExamNotWholeSeconds = "exam-not-whole-seconds";

    /// <summary>How many, the most.</summary>
    public const string TooManyEntries = "too-many-entries";

    /// <summary>Of a file; the most bytes.</summary>
    public const string FileTooLarge = "file-too-large";

    public const string NotACalendar = "not-a-calendar";

    /// <summary>A component that is never ended, or ended by another's name: its name.</summary>
    public const string ComponentOpen = "component-open";

    /// <summary>A line that is no property, or whose value cannot be read: the line.</summary>
    public const string LineUnreadable = "line-unreadable";

    /// <summary>An event without a start: title.</summary>
    public const string StartMissing = "start-missing";

    /// <summary>Neither TERM, HOLIDAY, MAKEUP nor EXAM: title, what it says.</summary>
    public const string CategoryUnknown = "category-unknown";

    /// <summary>A term, holiday or make-up day with a time of day: title.</summary>
    public const string NotWholeDays = "not-whole-days";

    /// <summary>A make-up day of several days: title.</summary>
    public const string MakeUpSeveralDays = "make-up-several-days";

    /// <summary>An exam in UTC; a calendar's times are local: title.</summary>
    public const string ExamInUtc = "exam-in-utc";

    /// <summary>An exam that ends not after its start, or more than a day later: title.</summary>
    public const string ExamLength = "exam-length";

    /// <summary>An event that recurs: title.</summary>
    public const string EventRecurs = "event-recurs";
}
