using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Api;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;

namespace Signage.Cli.Operator;

/// <summary><c>upload</c>, <c>approve</c> and <c>withdraw</c>.</summary>
internal static class LibraryCommands
{
    internal static Command Upload()
    {
        var file = new Argument<string?>("file") { Description = "A clip, film, image or sound.",
            Arity = ArgumentArity.ZeroOrOne };
        var slogan = new Option<string?>("--slogan") { Description = "A slogan's text, instead of a file." };
        var title = new Option<string?>("--title") { Description = "Its name; default: the file's." };
        var topic = new Option<string?>("--topic") { Description = "What it warns of, such as 网上刷单." };
        var command = new Command("upload",
            "Uploads a file (resumable, 2 GB) or a slogan and waits until it is ingested.") { file, slogan, title,
                topic };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var (path, text) = (parsed.GetValue(file), parsed.GetValue(slogan));
            if ((path is null) == (text is null))
            {
                Output.Say(UserLanguage.Pick("请给出文件，或 --slogan 标语。", "Give a file, or --slogan TEXT."));
                return ExitCode.Usage;
            }

            if (path is not null && !File.Exists(path))
            {
                Output.Say(UserLanguage.Pick($"没有文件 {path}。", $"There is no file {path}."));
                return ExitCode.Failed;
            }

            var (name, about) = (parsed.GetValue(title), parsed.GetValue(topic));
            var asset = path is null
                ? await api.PostAsync("api/v1/slogans", new { Title = name, Topic = about, Text = text }, ct)
                : await new Uploads(api, Output.Say).SendAsync(path, name, about, ct);
            foreach (var warning in asset["warnings"]?.AsArray() ?? [])
            {
                Output.Say(UserLanguage.Pick("提示：", "Warning: ") + warning?["text"]);
            }

            Output.Result(asset);
            if ((string?)asset["state"] == "refused")
            {
                Output.Say(UserLanguage.Pick("未接受：", "Refused: ") + asset["refusal"]?["text"]);
                return ExitCode.Failed;
            }

            return ExitCode.Done;
        });
    }

    internal static Command Approve()
    {
        var asset = new Argument<string>("asset") { Description = "The asset's id." };
        var keyFile = new Option<string>("--key") { Description = "Your key file.", Required = true };
        var command = new Command("approve",
            "Signs every file that players may play of an asset with your own key.") { asset, keyFile };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            using var key = KeyCommands.Load(parsed.GetValue(keyFile)!);
            var view = await ApproveAsync(api, key, parsed.GetValue(asset)!, SystemClock.Instance.GetCurrentInstant(),
                ct);
            var given = view["approvals"]!.AsArray().Count;
            Output.Say(UserLanguage.Pick(
                $"{view["title"]}：{given}/{Approval.Needed} 人已审核。",
                $"{view["title"]}: {given} of {Approval.Needed} approvals."));
            Output.Result(view);
            return ExitCode.Done;
        });
    }

    internal static Command Withdraw()
    {
        var asset = new Argument<string>("asset") { Description = "The asset's id." };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept.", Required = true };
        var command = new Command("withdraw", "Takes an asset off every screen, at once.") { asset, reason };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.PostAsync(
                $"api/v1/assets/{parsed.GetValue(asset)}/withdraw", new { Reason = parsed.GetValue(reason) }, ct));
            return ExitCode.Done;
        });
    }

    /// <summary>What is about to be signed, for the reviewer's eyes.</summary>
    internal static IReadOnlyList<string> Lines(JsonNode asset) =>
    [
        $"Signing: {asset["title"]} ({asset["kind"]}, {asset["id"]}), uploaded by {asset["uploader"]}",
        .. asset["renditions"]!.AsArray().Select(r => $"  {r!["sha256"]}  {r["type"]}{SizeOf(r)}"),
    ];

    private static string SizeOf(JsonNode file)
    {
        var (width, length) = ((int?)file["width"] ?? 0, (long?)file["lengthMs"] ?? 0);
        return (width > 0 ? $"  {width}x{file["height"]}" : "") + (length > 0 ? $"  {length} ms" : "");
    }

    /// <summary>Signs what the scheduler offers for approval and sends the note.</summary>
    internal static async Task<JsonNode> ApproveAsync(
        ApiClient api, SigningKey key, string asset, Instant now, CancellationToken ct)
    {
        var view = await api.GetAsync($"api/v1/assets/{asset}", ct);
        foreach (var line in Lines(view))
        {
            Output.Say(line);
        }

        var renditions = view["renditions"]!.AsArray().Select(r => Sha256Hash.Parse((
            string)r!["sha256"]!)).Order().ToList();
        var approval = new Approval((string)view["id"]!, (string)view["uploader"]!, key.Name, now, renditions);
        using var note = new StringContent(SignedNote.Sign(approval.ToText(), key).Whole, Encoding.UTF8, "text/plain");
        return await api.SendAsync(HttpMethod.Post, $"api/v1/assets/{asset}/approvals", note, ct);
    }
}
