using NodaTime;

namespace Signage.Planning.Calendars;

/// <summary>A day that is worked in place of another, such as a Saturday that runs as a Tuesday.</summary>
public sealed record MakeUpDay(LocalDate Date, IsoDayOfWeek RunsAs, string Title);
