using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>One show of a hall's timetable.</summary>
public sealed record Show(string Id, string Endpoint, Instant Start, string Title);
