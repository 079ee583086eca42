using System.Security.Cryptography;
using System.Text;

namespace Signage.Content.Journal;

/// <summary>
/// The hash chain of a journal: <c>h0 = SHA-256("signage-proof-1\n&lt;player&gt;\n&lt;epoch&gt;\n")</c>,
/// <c>hn = SHA-256(0x02 | hn-1 | SHA-256(0x00 | bytes))</c>. The inner hash is also the RFC 6962 leaf hash.
/// </summary>
public static class JournalChain
{
    public const int HashSize = 32;

    /// <summary>The hash before the first record of an epoch.</summary>
    public static byte[] Start(string player, long epoch) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"signage-proof-1\n{player}\n{epoch}\n"));

    /// <summary>The hash after one more record.</summary>
    /// <param name="before">The hash before it, 32 bytes.</param>
    /// <param name="record">The record's bytes as stored.</param>
    public static byte[] Next(ReadOnlySpan<byte> before, ReadOnlySpan<byte> record) =>
        SHA256.HashData([0x02, .. before, .. LeafHash(record)]);

    /// <summary>RFC 6962, section 2.1: <c>SHA-256(0x00 | bytes)</c>.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> record) => SHA256.HashData([0x00, .. record]);

    /// <summary>The hash after all of <paramref name="records"/>.</summary>
    public static byte[] Over(ReadOnlySpan<byte> before, IEnumerable<ReadOnlyMemory<byte>> records)
    {
        var chain = before.ToArray();
        foreach (var record in records)
        {
            chain = Next(chain, record.Span);
        }

        return chain;
    }
}
