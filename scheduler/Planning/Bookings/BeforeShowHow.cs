using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Bookings;

/// <summary>As one pack that ends exactly <paramref name="Offset"/> before each show of the flight.</summary>
public sealed record BeforeShowHow(Duration Offset, Interrupt Interrupt) : How;
