namespace Signage.Cli.Verify;

/// <summary>What an exported proof is worth.</summary>
/// <param name="Player">Whose journal it is.</param>
/// <param name="Records">Records read.</param>
/// <param name="Receipted">Records that a receipt covers.</param>
/// <param name="Problems">What is wrong, each naming its file.</param>
/// <param name="Remarks">What a reader should know: gaps, records without receipt, an unpinned root.</param>
internal sealed record ProofVerdict(
    string? Player, long Records, long Receipted, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks)
{
    internal bool IsGood => Problems.Count == 0;
}
