using System.IO.Compression;
using Signage.Content.Proof;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Reads the body of a batch, unpacking gzip, up to its limit.</summary>
public static class BatchUpload
{
    public static async Task<(byte[] Body, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
        {
            return ([], new Refusal("wrong-media-type"));
        }

        await using var unpacked = encoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        try
        {
            var body = new byte[Batch.MaxBytes + 1];
            var length = await unpacked.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, stop);
            return length > Batch.MaxBytes ? ([], new Refusal("body-too-large")) : (body[..length], null);
        }
        catch (InvalidDataException)
        {
            return ([], new Refusal("batch-unreadable", null, "gzip"));
        }
    }
}
