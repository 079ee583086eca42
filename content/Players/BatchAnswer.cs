namespace Signage.Content.Players;

/// <summary>The answer to a batch.</summary>
public sealed record BatchAnswer
{
    /// <summary>The receipt, a signed note.</summary>
    public required string Receipt { get; init; }

    /// <summary>Asked for: send these again.</summary>
    public IReadOnlyList<SequenceGap> Gaps { get; init; } = [];

    /// <summary>Sequences that were already stored with another hash.</summary>
    public IReadOnlyList<long> Forks { get; init; } = [];

    /// <summary>Sequences whose record could not be read; its bytes are kept.</summary>
    public IReadOnlyList<long> Quarantined { get; init; } = [];
}
