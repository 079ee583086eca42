namespace Signage.Planning.Loops;

/// <summary>An item's part in a cycle.</summary>
/// <param name="Turns">How many turns it has, at least 1.</param>
/// <param name="Asset">Items of the same number are the same asset.</param>
/// <param name="Topic">Items of the same number speak of the same; null: of nothing that matters here.</param>
/// <param name="Tie">Which of two equal claims comes first: the lower.</param>
public readonly record struct LoopClaim(int Turns, int Asset, int? Topic, uint Tie);
