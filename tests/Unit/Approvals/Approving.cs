using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Players;

namespace Signage.Tests.Unit.Approvals;

/// <summary>Short ways to approve, to call with a status, and to read stop lists.</summary>
internal static class Approving
{
    internal static async Task ApproveAsync(this Person reviewer, JsonNode asset)
    {
        var hashes = asset["renditions"]!.AsArray().Select(r => Sha256Hash.Parse(r!["sha256"]!.ToString()));
        var approval = new Approval(
            asset["id"]!.ToString(), asset["uploader"]!.ToString(), reviewer.Name,
            SystemClock.Instance.GetCurrentInstant(), [.. hashes]);
        using var note = new StringContent(
            SignedNote.Sign(approval.ToText(), Keys.Of(reviewer.Name)).Whole, Encoding.UTF8, "text/plain");
        (await reviewer.Client.PostAsync($"/api/v1/assets/{approval.Asset}/approvals", note)).EnsureSuccessStatusCode();
    }

    /// <summary>Status and answer of a call that must not fail, such as <c>202</c> and the asset.</summary>
    internal static async Task<(int Status, JsonNode Body)> CallAsync(
        this Person person, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        var answer = await person.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return ((int)answer.StatusCode, JsonNode.Parse(text)!);
    }

    internal static async Task<StopList> StopListAsync(this TestPlayer player)
    {
        SignedNote.TryParse((await player.StateAsync()).Stop, out var note).ShouldBeTrue();
        StopList.TryRead(note!.Text, out var list, out _).ShouldBeTrue();
        return list!;
    }
}
