using System.Security.Cryptography;
using System.Text.Json;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Player.Cache;
using Signage.Player.Running;

namespace Signage.Player.Link;

/// <summary>Who this player is: its own key, the endpoint it drives, and the root key that it pinned at
/// pairing.</summary>
internal sealed class Pairing : IDisposable
{
    private Pairing(SigningKey key, Stored stored, VerifierKey root) =>
        (Key, Scheduler, Endpoint, Root) = (key, new Uri(stored.Scheduler), stored.Endpoint, root);

    public SigningKey Key { get; }

    public Uri Scheduler { get; }

    public string Endpoint { get; }

    public VerifierKey Root { get; }

    /// <summary>Reads the pairing, or pairs by code when there is none.</summary>
    /// <exception cref="PlayerRefusalException">There is neither a pairing nor a good code.</exception>
    public static async Task<Pairing> OpenAsync(PlayerFolder folder, PlayerOptions options, CancellationToken stop)
    {
        var key = OpenKey(folder);
        var stored = Read(folder);
        if (stored is null)
        {
            stored = await PairAsync(key, options, stop);
            Write(folder, stored);
        }
        else if (options.Scheduler is { } moved && Normal(moved) != stored.Scheduler)
        {
            // The address may change; the pinned root key says whether it is still the same installation.
            stored = stored with { Scheduler = Normal(moved) };
            Write(folder, stored);
        }
        return Of(folder, key, stored);
    }

    /// <summary>Reads the pairing and changes nothing, while a player may be running by it.</summary>
    /// <param name="moved">Another address of the scheduler; null for the one that is stored.</param>
    /// <exception cref="PlayerRefusalException">There is none, or it is damaged.</exception>
    public static Pairing Look(PlayerFolder folder, string? moved)
    {
        if (!File.Exists(folder.Key) || Read(folder) is not { } stored)
            throw new PlayerRefusalException($"{folder.Pairing}: 配对不完整 / the pairing is not complete");
        return Of(folder, OpenKey(folder), moved is null ? stored : stored with { Scheduler = Normal(moved) });
    }

    private static Pairing Of(PlayerFolder folder, SigningKey key, Stored stored) =>
        VerifierKey.TryParse(stored.Root, out var root)
            ? new Pairing(key, stored, root)
            : throw new PlayerRefusalException($"{folder.Pairing}: root 无效 / root is not a verifier key");

    private static SigningKey OpenKey(PlayerFolder folder)
    {
        if (File.Exists(folder.Key))
        {
            return SigningKey.TryParse(File.ReadAllText(folder.Key).Trim(), out var found)
                ? found
                : throw new PlayerRefusalException($"{folder.Key}: 密钥文件损坏 / the key file is damaged");
        }
        Span<byte> seed = stackalloc byte[32];
        RandomNumberGenerator.Fill(seed);
        var key = SigningKey.ForPlayer(seed);
        DurableFile.Write(folder.Key, key.ToSecretText());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return key;
    }

    private static Stored? Read(PlayerFolder folder)
    {
        if (!File.Exists(folder.Pairing))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(folder.Pairing), WireJson.Lenient);
        }
        catch (JsonException e)
        {
            throw new PlayerRefusalException(
                $"{folder.Pairing}: 配对文件损坏 / the pairing file is damaged: {e.Message}", e);
        }
    }

    private static void Write(PlayerFolder folder, Stored stored) =>
        DurableFile.Write(folder.Pairing, JsonSerializer.SerializeToUtf8Bytes(stored, WireJson.Options));

    private static async Task<Stored> PairAsync(SigningKey key, PlayerOptions options, CancellationToken stop)
    {
        if (options.Scheduler is null || options.Code is null)
            throw new PlayerRefusalException(
                "尚未配对：请给出 --scheduler 和 --code，或用 --playlist 播放本地播出单 / not paired yet: give --scheduler and --code, "
                + "or --playlist for a local playlist");
        var scheduler = Normal(options.Scheduler);
        using var http = new HttpClient { BaseAddress = new Uri(scheduler), Timeout = TimeSpan.FromSeconds(15) };
        for (var wait = 1; ; wait = Math.Min(30, wait * 2))
        {
            try
            {
                var answer = await http.PostAsJsonAsync(
                    "player/v1/pair", new PairRequest(options.Code, key.Verifier.Text), WireJson.Options, stop);
                if ((int)answer.StatusCode is >= 400 and < 500)
                    throw new PlayerRefusalException($"配对被拒绝 / pairing was refused: {await ReasonAsync(answer, stop)}");
                answer.EnsureSuccessStatusCode();
                var paired = (await answer.Content.ReadFromJsonAsync<PairAnswer>(WireJson.Lenient, stop))!;
                return new Stored(scheduler, paired.Player, paired.Endpoint, paired.Root);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException
                || (e is TaskCanceledException && !stop.IsCancellationRequested))
            {
                await Console.Error.WriteLineAsync($"配对未成功，{wait} 秒后再试 / pairing again in {wait} s: {e.Message}");
                await Task.Delay(TimeSpan.FromSeconds(wait), stop);
            }
        }
    }

    /// <summary>The sentence in a problem answer.</summary>
    internal static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var body = await answer.Content.ReadAsStringAsync(stop);
        try
        {
            using var problem = JsonDocument.Parse(body);
            var root = problem.RootElement;
            return root.TryGetProperty("detail", out var detail) ? detail.GetString()!
                : root.TryGetProperty("title", out var title) ? title.GetString()! : answer.ReasonPhrase ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"HTTP {(int)answer.StatusCode}";
        }
    }

    private static string Normal(string url) =>
        Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.ToString()
            : throw new PlayerRefusalException($"--scheduler {url}: 不是 http 地址 / is not an http address");

    public void Dispose() => Key.Dispose();

    private sealed record Stored(string Scheduler, string Player, string Endpoint, string Root);
}
