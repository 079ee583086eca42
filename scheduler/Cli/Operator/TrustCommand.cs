using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Api;
using Signage.Content.Approvals;
using Signage.Content.Proof;

namespace Signage.Cli.Operator;

/// <summary><c>signage trust sign</c>: the administrator, holding the root key, says whose signatures count.</summary>
internal static class TrustCommand
{
    internal static Command Create()
    {
        var root = new Option<string>("--root-key") { Description =
            "The installation's root key file, kept off the server.", Required = true };
        var remove = new Option<string[]>(
            "--remove") { Description = "Users whose reviewer keys are trusted no more." };
        var sign = new Command("sign", "Takes the waiting reviewer keys into a new trust note and signs it.") { root,
            remove };
        ApiOptions.On(sign, async (parsed, api, ct) =>
        {
            using var key = KeyCommands.Load(parsed.GetValue(root)!);
            var trust = await SignAsync(api, key, parsed.GetValue(remove) ?? [],
                SystemClock.Instance.GetCurrentInstant(), ct);
            Output.Say(UserLanguage.Pick(
                $"信任清单 {trust.Number}：{trust.Reviewers.Count} 位审核员。",
                $"Trust note {trust.Number}: {trust.Reviewers.Count} reviewers."));
            Output.Result(new JsonObject
            {
                ["number"] = trust.Number,
                ["reviewers"] = new JsonArray([.. trust.Reviewers.Select(r => JsonValue.Create(r.Name))]),
            });
            return ExitCode.Done;
        });
        return new Command("trust", "Whose signatures this installation believes.") { sign };
    }

    /// <summary>Signs the next trust note: what is trusted now, less the removed, with the pending keys in place of
    /// older ones.</summary>
    internal static async Task<Trust> SignAsync(
        ApiClient api, SigningKey root, IReadOnlyCollection<string> remove, Instant now, CancellationToken ct)
    {
        var answer = await api.GetAsync("api/v1/trust", ct);
        var refusal = Trust.Accept((string)answer["note"]!, root.Verifier, null, out var held);
        if (refusal is not null)
        {
            throw new ApiRefusal(
                UserLanguage.Pick(
                    $"这不是 {api.Url} 的根密钥。{refusal.Reason}",
                    $"{refusal.Reason} This is not the root key of {api.Url}."),
                refusal.Code,
                ExitCode.Failed);
        }

        var pending = answer["pending"]!.AsArray()
            .Select(p => VerifierKey.TryParse((string?)p, out var key) ? key : null)
            .OfType<VerifierKey>()
            .ToList();
        var kept = held!.Reviewers.Where(r => !remove.Contains(r.Name) && pending.TrueForAll(p => p.Name != r.Name));
        var next = held with { Number = held.Number + 1, Issued = now, Reviewers = [.. kept, .. pending] };
        using var note = new StringContent(SignedNote.Sign(next.ToText(), root).Whole, Encoding.UTF8, "text/plain");
        await api.SendAsync(HttpMethod.Put, "api/v1/trust", note, ct);
        return next;
    }
}
