namespace Signage.Content.Players;

/// <summary>Records that the scheduler has not seen, both ends included.</summary>
public sealed record SequenceGap(long First, long Last);
