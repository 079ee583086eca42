using NodaTime;

namespace Signage.Scheduler.Players;

/// <summary>The last lines that a player wrote, and when they came.</summary>
public sealed record PlayerLogView(Instant At, IReadOnlyList<string> Lines);
