using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>A show as people see it.</summary>
public sealed record ShowView(string Id, string Endpoint, Instant Start, string Title, bool Cancelled = false);
