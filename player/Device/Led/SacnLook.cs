using System.Net;
using System.Security.Cryptography;
using System.Text;
using Signage.Player.Screens;

namespace Signage.Player.Led;

/// <summary>How a source of E1.31 appears to its receivers.</summary>
/// <param name="Universe">1 to 63,999; that of the first 170 pixels.</param>
/// <param name="Priority">0 to 200; a receiver takes the source with the highest.</param>
/// <param name="SyncUniverse">1 to 63,999, or 0 for no synchronization.</param>
/// <param name="Cid">The component identifier.</param>
/// <param name="Source">The source's name for people.</param>
/// <param name="Multicast">Does it send to the universes' groups, and not to one host?</param>
internal sealed record SacnLook(
    int Universe, int Priority, int SyncUniverse, Guid Cid, string Source, bool Multicast)
{
    // A name space of this program's own.
    private static readonly Guid NameSpace = new("8f3c1b5e-6a0d-4c57-9a42-5d2e7b90c1f4");

    /// <summary>Reads <c>universe</c>, <c>priority</c>, <c>sync</c>, <c>cid</c> and <c>source</c>.</summary>
    public static SacnLook Read(ScreenAddress address, int pixels, bool multicast)
    {
        var universe = LedNetwork.FirstUniverse(address, pixels, 1, SacnSink.HighestUniverse);
        return new SacnLook(universe, address.Number("priority", 0, 200, 100),
            address.Number("sync", 0, SacnSink.HighestUniverse, 0), ReadCid(address, universe),
            address.Word("source") ?? $"Signage {Environment.MachineName}", multicast);
    }

    /// <summary>The group of a universe (E1.31, 9.3.1), or null when all goes to one host.</summary>
    public SocketAddress? GroupOf(int universe) => Multicast
        ? new IPEndPoint(
            new IPAddress([239, 255, (byte)(universe >> 8), (byte)(universe & 0xFF)]), SacnSink.DefaultPort).Serialize()
        : null;

    /// <summary>The identifier that a name always has: a UUID of version 8, by SHA-256 (RFC 9562, 5.8 and
    /// B.2).</summary>
    public static Guid CidOf(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. NameSpace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }

    private static Guid ReadCid(ScreenAddress address, int universe)
    {
        if (address.Word("cid") is not { } word)
            return CidOf($"{Environment.MachineName}/{address.Target}/{universe}");
        return Guid.TryParse(word, out var cid)
            ? cid
            : throw address.Refuse($"cid={word} 应为 UUID", $"cid={word} must be a UUID");
    }
}
