using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signage.Content.Text;

namespace Signage.Cli.Api;

/// <summary>The scheduler's HTTP API (docs/PROTOCOL.md). Every refusal becomes an <see cref="ApiRefusal"/> in the
/// user's language.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    internal ApiClient(string url, string? apiKey)
    {
        Url = url.TrimEnd('/');
        _http = new HttpClient { BaseAddress = new Uri(Url + "/"), Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(UserLanguage.Tag);
        if (apiKey is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }
    }

    internal string Url { get; }

    internal Task<JsonNode> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, path, null, ct);

    internal Task<JsonNode> PostAsync(string path, object? body, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: WireJson.Options), ct);

    internal Task<JsonNode> DeleteAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Delete, path, null,
        ct);

    internal async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var answer = await RequestAsync(method, path, content, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    internal async Task<byte[]> GetBytesAsync(string path, CancellationToken ct)
    {
        using var answer = await RequestAsync(HttpMethod.Get, path, null, ct);
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    internal async Task<HttpResponseMessage> RequestAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken ct, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException e)
        {
            throw new ApiRefusal(
                UserLanguage.Pick(
                    $"调度服务 {Url} 没有应答：{e.Message}", $"The scheduler at {Url} does not answer: {e.Message}"),
                "unreachable",
                ExitCode.Unreachable);
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await RefusalOf(answer, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<ApiRefusal> RefusalOf(HttpResponseMessage answer, CancellationToken ct)
    {
        var text = await answer.Content.ReadAsStringAsync(ct);
        try
        {
            var problem = JsonNode.Parse(text);
            var title = (string?)problem?["title"];
            var detail = (string?)problem?["detail"];
            var code = (string?)problem?["code"] ?? $"http-{(int)answer.StatusCode}";
            if (title is not null || detail is not null)
            {
                return new ApiRefusal(string.Join(": ", new[] { title, detail }.Where(t => t is not null)), code,
                    ExitCode.Failed);
            }
        }
        catch (JsonException)
        {
            // Not problem details: say the status instead.
        }

        var status = $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        return new ApiRefusal(
            answer.StatusCode == HttpStatusCode.Unauthorized
                ? UserLanguage.Pick("请先登录：signage login LINK。", "Sign in first: signage login LINK.")
                : UserLanguage.Pick($"调度服务答复 {status}。", $"The scheduler answered {status}."),
            $"http-{(int)answer.StatusCode}",
            ExitCode.Failed);
    }
}
