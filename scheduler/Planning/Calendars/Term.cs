using NodaTime;

namespace Signage.Planning.Calendars;

/// <summary>A school term, both days included.</summary>
public sealed record Term(LocalDate First, LocalDate Last, string Title)
{
    public bool Contains(LocalDate date) => date >= First && date <= Last;
}
