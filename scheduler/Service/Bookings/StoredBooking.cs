using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>A booking as it was asked for; it is kept when it is removed, since airings name it.</summary>
public sealed class StoredBooking
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public LocalDate First { get; set; }

    public LocalDate Last { get; set; }

    /// <summary>The whole <see cref="BookingRequest"/>.</summary>
    public required string RequestJson { get; set; }

    public required string MadeBy { get; set; }

    public Instant MadeAt { get; set; }

    public Instant? RemovedAt { get; set; }
}
