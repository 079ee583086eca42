using System.CommandLine;
using System.Text.Json.Nodes;
using Signage.Cli.Operator;
using Signage.Content.Proof;

namespace Signage.Cli.Verify;

/// <summary><c>signage verify FILE</c>: checks an exported proof with no network.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("proof") { Description = "The exported proof (zip)." };
        var root = new Option<string?>("--root") { Description =
            "The installation's root verifier key, from the administrator." };
        var command = new Command("verify",
            "Checks an exported proof offline: chain, signatures, receipts. Names what is wrong.") { file, root };
        command.SetAction(parsed =>
        {
            VerifierKey? pinned = null;
            if (parsed.GetValue(root) is { } text && !VerifierKey.TryParse(text, out pinned))
            {
                Output.Say("--root must be a verifier key: root+xxxxxxxx+base64.");
                return ExitCode.Usage;
            }

            var verdict = ProofVerifier.Check(parsed.GetValue(file)!, pinned);
            foreach (var problem in verdict.Problems)
            {
                Output.Say($"WRONG  {problem}");
            }

            foreach (var remark in verdict.Remarks)
            {
                Output.Say($"note   {remark}");
            }

            Output.Say(verdict.IsGood ? $"GOOD   {verdict.Records} records of {verdict.Player}."
                : "This proof does not hold.");
            Output.Result(new JsonObject
            {
                ["good"] = verdict.IsGood,
                ["player"] = verdict.Player,
                ["records"] = verdict.Records,
                ["receipted"] = verdict.Receipted,
                ["problems"] = new JsonArray([.. verdict.Problems.Select(p => JsonValue.Create(p))]),
                ["remarks"] = new JsonArray([.. verdict.Remarks.Select(p => JsonValue.Create(p))]),
            });
            return verdict.IsGood ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
