using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;

namespace Signage.Tests.Unit.Players;

/// <summary>A player as the scheduler sees one.</summary>
public sealed class TestPlayer(Installation signage, string key)
{
    public SigningKey Key { get; } = Keys.Player(key);

    public string Id => Key.Name;

    public HttpClient Client { get; } = signage.Stranger();

    public string Token { get; private set; } = "";

    public Task<HttpResponseMessage> TryPairAsync(string code) =>
        Client.PostAsJsonAsync("/player/v1/pair", new PairRequest(code, Key.Verifier.Text), WireJson.Options);

    public async Task<PairAnswer> PairAsync(string code)
    {
        var answer = await TryPairAsync(code);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<PairAnswer>(WireJson.Lenient))!;
    }

    public async Task<string> NonceAsync()
    {
        var answer =
            await Client.PostAsJsonAsync("/player/v1/challenge", new Login.ChallengeRequest(Id), WireJson.Options);
        return (await answer.Content.ReadFromJsonAsync<Login.ChallengeAnswer>(WireJson.Lenient))!.Nonce;
    }

    public Task<HttpResponseMessage> TokenAsync(string nonce, SigningKey? by = null) => Client.PostAsJsonAsync(
        "/player/v1/token",
        new Login.TokenRequest(Id, nonce, Convert.ToBase64String((by ?? Key).Sign(Login.Message(Id, nonce)))),
        WireJson.Options);

    public async Task SignInAsync()
    {
        var answer = await TokenAsync(await NonceAsync());
        answer.EnsureSuccessStatusCode();
        Token = (await answer.Content.ReadFromJsonAsync<Login.TokenAnswer>(WireJson.Lenient))!.Token;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public async Task<PlayerState> StateAsync() =>
        JsonSerializer.Deserialize<PlayerState>(await Client.GetByteArrayAsync("/player/v1/state"), WireJson.Lenient)!;

    public async Task<HttpResponseMessage> SendAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await Client.PostAsync("/player/v1/batches", content);
    }

    /// <summary>A signed batch whose records are given; the chain is that of the records before it.</summary>
    public byte[] Batch(long first, IReadOnlyList<byte[]> before, params byte[][] records) => BatchBody.Write(
        Key, 1, first,
        JournalChain.Over(JournalChain.Start(Id, 1), before.Select(b => (ReadOnlyMemory<byte>)b)),
        [.. records.Select(r => (ReadOnlyMemory<byte>)r)]);
}
