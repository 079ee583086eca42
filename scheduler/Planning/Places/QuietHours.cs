using Signage.Planning.Time;

namespace Signage.Planning.Places;

/// <summary>A weekly window without sound.</summary>
public sealed record QuietHours(QuietKind Kind, Daypart Part);
