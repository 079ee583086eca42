using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Player.Link;

/// <summary>The scheduler's HTTP paths for a player (docs/PROTOCOL.md). Signs in by itself.</summary>
internal sealed class SchedulerClient : ILibrary, IDisposable
{
    private const int GzipAbove = 8 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _signIn = new(1);
    private readonly HttpClient _http;
    private readonly SigningKey _key;
    private string? _token;

    public SchedulerClient(Pairing pairing)
    {
        _key = pairing.Key;
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60), MaxConnectionsPerServer = 4,
            ConnectTimeout = TimeSpan.FromSeconds(8),
        })
        {
            BaseAddress = pairing.Scheduler, Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh, en;q=0.8");
    }

    public Task<PlayerState> StateAsync(CancellationToken stop) => GetAsync<PlayerState>("player/v1/state", stop);

    public async Task HeartbeatAsync(Heartbeat heartbeat, CancellationToken stop)
    {
        try
        {
            await PostAsync(heartbeat, stop);
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.BadRequest && heartbeat.Faults is not null)
        {
            // A scheduler of an older version refuses a field that it does not know.
            await PostAsync(heartbeat with { Faults = null }, stop);
        }
    }

    public async Task PreviewAsync(byte[] jpeg, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Put, "player/v1/preview", () => Bytes(jpeg, "image/jpeg"), stop)).Dispose();

    public async Task LogAsync(PlayerLog log, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Put, "player/v1/log", () =>
            JsonContent.Create(log, options: WireJson.Options), stop))
            .Dispose();

    public async Task<BatchAnswer> BatchAsync(byte[] body, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Post, "player/v1/batches", () => Packed(body), stop);
        return await ReadAsync<BatchAnswer>(answer, stop);
    }

    public async Task<byte[]> PlaylistAsync(Sha256Hash name, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"playlists/{name}", null, stop);
        if (answer.Content.Headers.ContentLength > Playlist.MaxBytes)
            throw new IOException($"播出单过大 / playlist {name} is larger than {Playlist.MaxBytes} bytes");
        return await answer.Content.ReadAsByteArrayAsync(stop);
    }

    public async Task<ApprovalNotes> ApprovalsAsync(Sha256Hash file, CancellationToken stop)
    {
        try
        {
            return await GetAsync<ApprovalNotes>($"approvals/{file}", stop);
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return new ApprovalNotes([]);
        }
    }

    public async Task<(Stream Bytes, long From)> MediaAsync(Sha256Hash file, long from, CancellationToken stop)
    {
        var answer = await SendAsync(HttpMethod.Get, $"media/{file}", null, stop, from > 0 ? from : null);
        var granted = answer.StatusCode == HttpStatusCode.PartialContent ? from : 0;
        return (await answer.Content.ReadAsStreamAsync(stop), granted);
    }

    /// <summary>A token that is good for a while; a new one when asked for.</summary>
    public async Task<string> TokenAsync(bool fresh, CancellationToken stop)
    {
        var old = _token;
        if (old is not null && !fresh)
            return old;
        await _signIn.WaitAsync(stop);
        try
        {
            if (_token is not null && _token != old)
                return _token;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            var nonce = await PostAsync<Login.ChallengeRequest, Login.ChallengeAnswer>(
                "player/v1/challenge", new Login.ChallengeRequest(_key.Name), patience.Token);
            var signature = Convert.ToBase64String(_key.Sign(Login.Message(_key.Name, nonce.Nonce)));
            var answer = await PostAsync<Login.TokenRequest, Login.TokenAnswer>(
                "player/v1/token", new Login.TokenRequest(_key.Name, nonce.Nonce, signature), patience.Token);
            return _token = answer.Token;
        }
        finally
        {
            _signIn.Release();
        }
    }

    private async Task PostAsync(Heartbeat heartbeat, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Post, "player/v1/heartbeat", () =>
            JsonContent.Create(heartbeat, options: WireJson.Options), stop))
            .Dispose();

    private async Task<TAnswer> PostAsync<TAsk, TAnswer>(string path, TAsk ask, CancellationToken stop)
    {
        using var answer = await _http.PostAsJsonAsync(path, ask, WireJson.Options, stop);
        await RefuseAsync(answer, stop);
        return await ReadAsync<TAnswer>(answer, stop);
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, stop);
        return await ReadAsync<T>(answer, stop);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, Func<HttpContent>? content, CancellationToken stop, long? from = null)
    {
        for (var again = false; ; again = true)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content?.Invoke() };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(again, stop));
            request.Headers.Range = from is { } position ? new RangeHeaderValue(position, null) : null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode == HttpStatusCode.Unauthorized && !again)
            {
                answer.Dispose();
                continue;
            }
            await RefuseAsync(answer, stop);
            return answer;
        }
    }

    private static async Task RefuseAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var (status, path) = (answer.StatusCode, answer.RequestMessage?.RequestUri?.AbsolutePath);
        var reason = await Pairing.ReasonAsync(answer, stop);
        answer.Dispose();
        throw new HttpRequestException($"{path}: {reason}", null, status);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(WireJson.Lenient, stop)
                ?? throw new IOException("调度服务器的回答为空 / the scheduler answered null");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new IOException($"调度服务器的回答无法读取 / the scheduler's answer cannot be read: {e.Message}", e);
        }
    }

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static ByteArrayContent Packed(byte[] body)
    {
        if (body.Length <= GzipAbove)
            return Bytes(body, "application/octet-stream");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var content = Bytes(packed.ToArray(), "application/octet-stream");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    public void Dispose()
    {
        _http.Dispose();
        _signIn.Dispose();
    }
}
