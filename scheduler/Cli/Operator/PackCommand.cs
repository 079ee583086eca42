using System.CommandLine;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage pack</c>: by memory stick to an endpoint that has no network, and its journal back.</summary>
internal static class PackCommand
{
    /// <summary>Where a player leaves its batches on the stick.</summary>
    internal const string JournalFolder = "journal";

    internal static Command Create()
    {
        var endpoint = new Option<string?>("--endpoint") { Description = "Write this endpoint's plan and files …" };
        var to = new Option<string?>("--to") { Description = "… onto the stick mounted here." };
        var from = new Option<string?>("--from") { Description = "Take in the journals on the stick mounted here." };
        var command = new Command("pack", "Carries a plan out and the proof back on a memory stick.") { endpoint, to,
            from };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            if (parsed.GetValue(from) is { } stick)
            {
                return await TakeInAsync(api, stick, ct);
            }

            if (parsed.GetValue(endpoint) is { } id && parsed.GetValue(to) is { } folder)
            {
                return await WriteAsync(api, id, folder, ct);
            }

            Output.Say(UserLanguage.Pick(
                "请给出 --endpoint 和 --to，或 --from。", "Give --endpoint and --to, or --from."));
            return ExitCode.Usage;
        });
    }

    private static async Task<int> WriteAsync(ApiClient api, string endpoint, string folder, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
        {
            Output.Say(UserLanguage.Pick(
                $"{folder} 不是目录；U 盘挂载了吗？", $"{folder} is not a folder; is the stick mounted?"));
            return ExitCode.Failed;
        }

        var part = Path.Combine(folder, ".signage-pack.part");
        using (var answer = await api.RequestAsync(HttpMethod.Get, $"api/v1/packs/{endpoint}", null, ct))
        await using (var file = File.Create(part))
        {
            await answer.Content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
        }

        var target = Path.Combine(folder, $"signage-{endpoint}");
        await using (var zip = await ZipFile.OpenReadAsync(part, ct))
        {
            Directory.CreateDirectory(target);
            await zip.ExtractToDirectoryAsync(target, overwriteFiles: true, ct);
        }

        File.Delete(part);
        Output.Say(UserLanguage.Pick(
            $"已写入 {target}。拔出前请先卸载 U 盘。", $"Written to {target}. Unmount the stick before you pull it out."));
        Output.Result(new JsonObject { ["pack"] = target });
        return ExitCode.Done;
    }

    private static async Task<int> TakeInAsync(ApiClient api, string stick, CancellationToken ct)
    {
        var files = Directory.EnumerateFiles(stick, "*.batch", SearchOption.AllDirectories).Order(
            StringComparer.Ordinal).ToList();
        var (taken, refused) = (0, new JsonArray());
        foreach (var file in files)
        {
            try
            {
                using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file, ct));
                body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                var answer = await api.SendAsync(HttpMethod.Post, "api/v1/packs/journal", body, ct);
                await File.WriteAllTextAsync(Path.ChangeExtension(file, ".receipt"), (string?)answer["receipt"], ct);
                taken++;
            }
            catch (ApiRefusal e) when (e.ExitCode == ExitCode.Failed)
            {
                // One bad batch does not hold up the rest; its file stays on the stick.
                Output.Say($"{file}: {e.Message}");
                refused.Add(file);
            }
        }

        Output.Say(files.Count == 0
            ? UserLanguage.Pick($"{stick} 上没有日志。", $"No journals on {stick}.")
            : UserLanguage.Pick($"已收取 {taken}/{files.Count} 个日志批次。", $"{taken} of {files.Count} batches taken in."));
        var anyRefused = refused.Count > 0;
        Output.Result(new JsonObject { ["taken"] = taken, ["refused"] = refused });
        return anyRefused ? ExitCode.Failed : ExitCode.Done;
    }
}
