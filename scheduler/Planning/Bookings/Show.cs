using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>One show of a hall's timetable. A cancelled one plays nothing and owes nothing.</summary>
public sealed record Show(string Id, string Endpoint, Instant Start, string Title, bool Cancelled = false);
