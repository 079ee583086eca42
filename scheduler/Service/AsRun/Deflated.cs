using System.IO.Compression;

namespace Signage.Scheduler.AsRun;

/// <summary>Bodies are kept deflated: journal lines shrink to about a tenth.</summary>
internal static class Deflated
{
    internal static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    internal static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        deflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
