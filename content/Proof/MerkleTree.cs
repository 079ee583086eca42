using System.Security.Cryptography;
using Signage.Content.Journal;

namespace Signage.Content.Proof;

/// <summary>The Merkle tree hash of RFC 6962, section 2.1.</summary>
public static class MerkleTree
{
    /// <summary>The root over records; the hash of nothing for none.</summary>
    public static byte[] Root(IReadOnlyList<ReadOnlyMemory<byte>> records) =>
        records.Count == 0
            ? SHA256.HashData([])
            : Root(records.Select(r => JournalChain.LeafHash(r.Span)).ToArray().AsSpan());

    private static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        // The left side is the largest power of two that is smaller than the number of leaves.
        var left = 1 << (31 - int.LeadingZeroCount(leaves.Length - 1));
        return SHA256.HashData([0x01, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }
}
