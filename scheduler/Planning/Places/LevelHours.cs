using Signage.Planning.Time;

namespace Signage.Planning.Places;

/// <summary>Volume and brightness in a weekly window, 0 to 100 per cent; null: as it is. The later entry
/// wins.</summary>
public sealed record LevelHours(Daypart Part, int? Volume = null, int? Brightness = null);
