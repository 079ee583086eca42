using System.IO.Compression;
using Signage.Content.Proof;

namespace Signage.Scheduler.AsRun;

/// <summary>Packs bodies for the database and unpacks them.</summary>
public static class BatchBytes
{
    public static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var body = new MemoryStream();
        gzip.CopyTo(body);
        return body.ToArray();
    }

    public static BatchBody Read(StoredBatch stored) =>
        BatchBody.TryRead(Unpack(stored.Body), out var body, out var reason)
            ? body
            : throw new InvalidOperationException($"Stored batch {stored.Id} cannot be read: {reason}");

    /// <summary>The records that count, with their sequences.</summary>
    public static IEnumerable<(long Sequence, ReadOnlyMemory<byte> Record)> RecordsOf(StoredBatch stored)
    {
        var records = Read(stored).Records;
        for (var sequence = stored.From; sequence <= stored.To; sequence++)
        {
            yield return (sequence, records[(int)(sequence - stored.First)]);
        }
    }
}
