using NodaTime;

namespace Signage.Planning.Bookings;

/// <summary>As one pack that ends exactly <paramref name="Offset"/> before each show of the flight.</summary>
public sealed record BeforeShowHow(Duration Offset, Entry Entry) : How;
