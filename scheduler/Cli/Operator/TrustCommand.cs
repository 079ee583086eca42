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
        var root = new Option<string>("--root-key")
        {
            Description = "The installation's root key file, kept off the server.", Required = true,
        };
        var add = new Option<string[]>("--add")
        {
            Description = "A waiting key that you compared with its reviewer: by user name, or safer by fingerprint.",
        };
        var addAll = new Option<bool>("--add-all") { Description = "Every waiting key; for those you compared all." };
        var remove = new Option<string[]>("--remove")
        {
            Description = "Users whose reviewer keys are trusted no more.",
        };
        var sign = new Command(
            "sign", "Shows the waiting reviewer keys, takes those you name into a new trust note and signs it.")
        {
            root, add, addAll, remove,
        };
        ApiOptions.On(sign, async (parsed, api, ct) =>
        {
            using var key = KeyCommands.Load(parsed.GetValue(root)!);
            var choice = new KeyChoice(parsed.GetValue(addAll), parsed.GetValue(add) ?? []);
            var trust = await SignAsync(
                api, key, choice, parsed.GetValue(remove) ?? [], SystemClock.Instance.GetCurrentInstant(), ct);
            if (trust is null)
            {
                return ExitCode.Usage;
            }

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

    /// <summary>
    /// Shows what waits and signs the next trust note: what is trusted now, less the removed, with the chosen keys in
    /// place of older ones. Null, and nothing signed, when neither a key nor a user was named.
    /// </summary>
    /// <exception cref="ApiRefusal">It is another installation's root key, or a named key does not wait.</exception>
    internal static async Task<Trust?> SignAsync(
        ApiClient api, SigningKey root, KeyChoice choice, IReadOnlyCollection<string> remove, Instant now,
        CancellationToken ct)
    {
        var answer = await api.GetAsync("api/v1/trust", ct);
        if (Trust.Accept((string)answer["note"]!, root.Verifier, null, out var held) is { } refusal)
        {
            throw new ApiRefusal(
                UserLanguage.Pick(
                    $"这不是 {api.Url} 的根密钥。{refusal.Reason}",
                    $"{refusal.Reason} This is not the root key of {api.Url}."),
                refusal.Code,
                ExitCode.Failed);
        }

        var pending = answer["pending"]!.AsArray()
            .Select(p => VerifierKey.TryParse((string?)p, out var key) ? key : null).OfType<VerifierKey>().ToList();
        foreach (var line in Lines(held!, pending))
        {
            Output.Say(line);
        }

        if (choice.IsEmpty && remove.Count == 0)
        {
            Output.Say("Nothing is signed. Compare each fingerprint with its reviewer, then name the keys: "
                + "--add NAME (or --add FINGERPRINT), or --add-all.");
            return null;
        }

        if (choice.Missing(pending) is [var missing, ..])
        {
            throw new ApiRefusal($"No key of {missing} waits.", "no-such-key", ExitCode.Failed);
        }

        var added = choice.Pick(pending);
        var kept = held!.Reviewers.Where(r => !remove.Contains(r.Name) && added.All(p => p.Name != r.Name));
        var next = held with { Number = held.Number + 1, Issued = now, Reviewers = [.. kept, .. added] };
        using var note = new StringContent(SignedNote.Sign(next.ToText(), root).Whole, Encoding.UTF8, "text/plain");
        await api.SendAsync(HttpMethod.Put, "api/v1/trust", note, ct);
        return next;
    }

    /// <summary>The waiting keys, for the administrator's eyes.</summary>
    internal static IReadOnlyList<string> Lines(Trust held, IReadOnlyList<VerifierKey> pending) =>
    [
        pending.Count == 0 ? "No key waits." : "Keys that wait:",
        .. pending.Select(key => $"  {key.Name}  {key.Fingerprint}{ReplacesOf(held, key)}  {key.Text}"),
    ];

    private static string ReplacesOf(Trust held, VerifierKey key) =>
        held.Reviewers.FirstOrDefault(r => r.Name == key.Name) is { } older ? $"  (replaces {older.Fingerprint})" : "";
}
