using NodaTime;

namespace Signage.Scheduler.Bookings;

/// <summary>A booking as the API shows it.</summary>
/// <param name="State"><c>running</c>, <c>coming</c>, <c>over</c>, or <c>waiting</c> while no asset of it is
/// approved.</param>
/// <param name="Waiting">Its assets that two reviewers have not signed yet.</param>
public sealed record BookingView(
    string Id,
    BookingRequest Booking,
    string State,
    IReadOnlyList<string> Waiting,
    IReadOnlyList<string> Endpoints,
    string MadeBy,
    Instant MadeAt);
