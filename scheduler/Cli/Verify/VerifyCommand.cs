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
                Output.Say(UserLanguage.Pick(
                    "--root 应为根公钥：root+xxxxxxxx+base64。",
                    "--root must be a verifier key: root+xxxxxxxx+base64."));
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

            Output.Say(SummaryOf(verdict));
            Output.Result(new JsonObject
            {
                ["good"] = verdict.IsGood,
                ["player"] = verdict.Player,
                ["records"] = verdict.Records,
                ["receipted"] = verdict.Receipted,
                ["root"] = verdict.RootPinned ? "pinned" : "unpinned",
                ["problems"] = new JsonArray([.. verdict.Problems.Select(p => JsonValue.Create(p))]),
                ["remarks"] = new JsonArray([.. verdict.Remarks.Select(p => JsonValue.Create(p))]),
            });
            return verdict.IsGood ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>What the proof is worth in one sentence; what it rests on is never left out.</summary>
    private static string SummaryOf(ProofVerdict verdict)
    {
        if (!verdict.IsGood)
        {
            return UserLanguage.Pick("此证明不成立。", "This proof does not hold.");
        }

        var receipts = verdict.Receipted == 0
            ? UserLanguage.Pick("没有一条有回执", "no receipt fixes any of them")
            : UserLanguage.Pick($"其中 {verdict.Receipted} 条有回执", $"{verdict.Receipted} of them fixed by a receipt");
        var root = verdict.RootPinned
            ? UserLanguage.Pick("根公钥由您给出", "under the root key that you gave")
            : UserLanguage.Pick("根公钥取自文件本身，未经核对", "under the file's own root key, which nobody has vouched for");
        return UserLanguage.Pick(
            $"成立   {verdict.Player} 的 {verdict.Records} 条记录，{receipts}；{root}。",
            $"GOOD   {verdict.Records} records of {verdict.Player}, {receipts}; {root}.");
    }
}
