using NodaTime;

namespace Signage.Scheduler.Takeovers;

/// <summary>A takeover as the API shows it.</summary>
/// <param name="Skipped">Chosen endpoints that cannot play the asset.</param>
public sealed record TakeoverView(
    string Id,
    string Asset,
    IReadOnlyList<string> Endpoints,
    IReadOnlyList<string> Skipped,
    Instant From,
    Instant Until,
    Instant? ReleasedAt,
    string By);
