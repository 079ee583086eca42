using System.IO.Compression;
using Signage.Content.Proof;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Reads the body of a batch's upload, plain or gzipped, and no more than a batch may have.</summary>
public static class BatchUpload
{
    private const int BufferBytes = 81_920;

    public static async Task<(byte[] Body, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            var gzip = request.Headers.ContentEncoding == "gzip";
            await using var stream = gzip ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
            using var bytes = new MemoryStream();
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await stream.ReadAsync(buffer, stop)) > 0)
            {
                if (bytes.Length + read > Batch.MaxBytes)
                {
                    return ([], new Refusal("batch-too-large"));
                }

                bytes.Write(buffer, 0, read);
            }

            return (bytes.ToArray(), null);
        }
        catch (InvalidDataException e)
        {
            return ([], new Refusal("batch-unreadable", null, e.Message));
        }
    }
}
