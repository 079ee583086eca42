namespace Signage.Cli.Verify;

/// <summary>What an exported proof is worth.</summary>
/// <param name="Player">Whose journal it is.</param>
/// <param name="Records">Records read.</param>
/// <param name="RootPinned">The root key was given by who checks; else it is the one that lay in the file.</param>
/// <param name="Proven">Chain hashes of the records that a receipt fixes, through the chain up to its last.</param>
/// <param name="Problems">What is wrong, each naming its file.</param>
/// <param name="Remarks">What a reader should know: gaps, records without receipt, an unpinned root.</param>
internal sealed record ProofVerdict(
    string? Player,
    long Records,
    bool RootPinned,
    IReadOnlyDictionary<(long Epoch, long Sequence), byte[]> Proven,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Remarks)
{
    internal long Receipted => Proven.Count;

    internal bool IsGood => Problems.Count == 0;
}
