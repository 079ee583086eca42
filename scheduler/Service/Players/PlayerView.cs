using NodaTime;
using Signage.Content.Players;

namespace Signage.Scheduler.Players;

/// <summary>A player as the API shows it.</summary>
/// <param name="Link"><c>online</c>, <c>offline</c> or <c>revoked</c>.</param>
public sealed record PlayerView(
    string Id, string Endpoint, Instant PairedAt, Instant? RevokedAt, Instant? LastSeen, string Link,
    Heartbeat? Heartbeat);
