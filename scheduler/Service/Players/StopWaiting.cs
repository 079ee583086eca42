using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>A player that has not confirmed the newest stop list.</summary>
/// <param name="Holds">Number of the list that it holds; null for none.</param>
public sealed record StopWaiting(
    string Endpoint, string Title, string VenueTitle, string Player, long? Holds, Instant? LastSeen);
