using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Signage.Content.Assets;
using System.Security.Cryptography;

namespace Signage.Cli.Api;

/// <summary>Uploads a file in parts, going on after a broken connection where the scheduler stands, and waits for
/// its ingest.</summary>
internal sealed class Uploads(ApiClient api, Action<string> say)
{
    private const int PartBytes = 8 * 1024 * 1024;
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(300);

    /// <summary>The asset as the scheduler sees it once ingest is through (or refused it).</summary>
    internal async Task<JsonNode> SendAsync(string path, string? title, string? topic, CancellationToken ct) =>
        await IngestedAsync(await TransferAsync(path, title, topic, ct), ct);

    /// <summary>Only the upload; the asset's id comes back while ingest goes on.</summary>
    internal async Task<string> TransferAsync(string path, string? title, string? topic, CancellationToken ct)
    {
        var length = new FileInfo(path).Length;
        var upload = await api.PostAsync(
            "api/v1/uploads", new { FileName = Path.GetFileName(path), Bytes = length, Title = title, Topic = topic },
                ct);
        var id = (string)upload["id"]!;
        var hash = await PartsAsync(id, path, length, ct);
        var finished = await api.PostAsync($"api/v1/uploads/{id}/finish", new { Sha256 = hash }, ct);
        return (string)finished["asset"]!;
    }

    private async Task<Sha256Hash> PartsAsync(string id, string path, long length, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var buffer = new byte[PartBytes];
        var (sent, failures) = (0L, 0);
        while (sent < length)
        {
            file.Position = sent;
            var read = await file.ReadAtLeastAsync(buffer, (int)Math.Min(PartBytes, length - sent),
                throwOnEndOfStream: false, ct);
            try
            {
                using var part = new ByteArrayContent(buffer, 0, read);
                part.Headers.ContentRange = new ContentRangeHeaderValue(sent, sent + read - 1, length);
                await api.SendAsync(HttpMethod.Patch, $"api/v1/uploads/{id}", part, ct);
                sent += read;
                say($"{Path.GetFileName(path)}: {sent * 100 / length} %");
            }
            catch (ApiRefusal e) when (e.ExitCode == ExitCode.Unreachable && ++failures < MaxAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(failures), ct);
                sent = (long)(await api.GetAsync($"api/v1/uploads/{id}", ct))["received"]!;
            }
        }

        file.Position = 0;
        return Sha256Hash.FromBytes(await SHA256.HashDataAsync(file, ct));
    }

    private async Task<JsonNode> IngestedAsync(string asset, CancellationToken ct)
    {
        var last = "";
        while (true)
        {
            var view = await api.GetAsync($"api/v1/assets/{asset}", ct);
            if ((string?)view["state"] != "ingesting")
            {
                return view;
            }

            var progress = $"{asset}: ingesting {(int)view["progress"]! / 10} %";
            if (progress != last)
            {
                say(last = progress);
            }

            await Task.Delay(Poll, ct);
        }
    }
}
