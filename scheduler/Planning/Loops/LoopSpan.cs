using NodaTime;

namespace Signage.Planning.Loops;

/// <summary>A loop that runs without a break; it begins anew at the span's start.</summary>
internal sealed record LoopSpan(Interval Time, LoopPlan Loop);
