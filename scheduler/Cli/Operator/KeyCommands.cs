using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Signage.Cli.Api;
using Signage.Content.Proof;
using Signage.Content.Text;

namespace Signage.Cli.Operator;

/// <summary><c>signage key new|enroll</c>: a reviewer's own signing key. The scheduler never holds it.</summary>
internal static class KeyCommands
{
    internal static Command Create() =>
        new("key", "A reviewer's own signing key.") { New(), Enroll() };

    /// <summary>Makes a key file that only its owner can read.</summary>
    internal static SigningKey Make(string user, string path)
    {
        var key = SigningKey.FromSeed(user, RandomNumberGenerator.GetBytes(32));
        SecretFile.Write(path, key.ToSecretText());
        return key;
    }

    internal static SigningKey Load(string path) =>
        SigningKey.TryParse(File.ReadAllText(path), out var key)
            ? key
            : throw new ApiRefusal(
                UserLanguage.Pick(
                    $"{path} 不是签名密钥（PRIVATE+KEY+名称+…）。",
                    $"{path} is not a signing key (PRIVATE+KEY+name+…)."),
                "bad-key-file",
                ExitCode.Failed);

    private static Command New()
    {
        var user = new Argument<string>("user") { Description = "Your user name; the key carries it." };
        var output = new Option<string>("--out") { Description = "The key file to write.", Required = true };
        var command = new Command("new",
            "Makes a key file. Keep it to yourself: whoever reads it can approve in your name.") { user, output };
        command.SetAction(parsed =>
        {
            var (name, path) = (parsed.GetValue(user)!, parsed.GetValue(output)!);
            if (!NameRule.IsName(name))
            {
                Output.Say(UserLanguage.Pick(
                    $"用户名“{name}”不正确：只用小写字母、数字和 . _ -，最多 64 个。", $"The user name {NameRule.Sentence}."));
                return ExitCode.Usage;
            }

            if (File.Exists(path))
            {
                Output.Say(UserLanguage.Pick($"{path} 已存在；密钥从不覆盖。", $"{path} exists; a key is never overwritten."));
                return ExitCode.Failed;
            }

            using var key = Make(name, path);
            Output.Say($"Fingerprint: {key.Verifier.Fingerprint}");
            Output.Result(new JsonObject
            {
                ["key"] = key.Verifier.Text, ["fingerprint"] = key.Verifier.Fingerprint, ["file"] = path,
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Enroll()
    {
        var file = new Option<string>("--key") { Description = "Your key file.", Required = true };
        var command = new Command("enroll",
            "Asks the administrator to trust your key; its public half alone is sent.") { file };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            using var key = Load(parsed.GetValue(file)!);
            Output.Result(await api.PostAsync("api/v1/reviewers/keys", new { Key = key.Verifier.Text }, ct));
            Output.Say(UserLanguage.Pick(
                "已提交。管理员签署信任清单（signage trust sign）后生效。",
                "Sent. It counts once the administrator has signed the trust note (signage trust sign)."));
            Output.Say(UserLanguage.Pick(
                $"请当面把指纹告诉管理员：{key.Verifier.Fingerprint}",
                $"Tell the administrator its fingerprint, in person: {key.Verifier.Fingerprint}"));
            return ExitCode.Done;
        });
    }
}
