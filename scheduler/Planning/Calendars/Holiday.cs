using NodaTime;

namespace Signage.Planning.Calendars;

/// <summary>A holiday of one or more days, both ends included.</summary>
public sealed record Holiday(LocalDate First, LocalDate Last, string Title)
{
    public bool Contains(LocalDate date) => date >= First && date <= Last;
}
