using NodaTime;
using Signage.Scheduler.Bookings;

namespace Signage.Scheduler.Why;

/// <summary>A booking as it was when it was planned.</summary>
public sealed record RecordedBooking(string Id, BookingRequest Request, Instant Made);
