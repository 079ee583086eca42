using NodaTime;

namespace Signage.Playout.Timelines;

/// <summary>Volume and brightness at an instant, 0 to 100, and until when.</summary>
public sealed record Levels(int Volume, int Brightness, Instant Until);
