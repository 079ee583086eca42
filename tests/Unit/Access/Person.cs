using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Signage.Tests.Unit.Access;

/// <summary>Somebody who is signed in.</summary>
public sealed record Person(string Name, HttpClient Client)
{
    public async Task<JsonNode> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        var answer = await Client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>The problem that a post meets.</summary>
    public async Task<string> RefusedAsync(string path, object body) =>
        await Installation.ProblemOf(await Client.PostAsJsonAsync(path, body));
}
