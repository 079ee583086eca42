using NodaTime;

namespace Signage.Playout.Timelines;

/// <summary>A lane at an instant, and how long that stays true.</summary>
/// <param name="On">What is on; null when nothing is planned, or dark.</param>
/// <param name="Over">Sound only: a ducking cue, over which <paramref name="On"/> goes on at a lower level.</param>
/// <param name="Dark">Planned to be off.</param>
/// <param name="Until">First instant at which something else may be true.</param>
public sealed record LaneMoment(Play? On, Play? Over, bool Dark, Instant Until);
