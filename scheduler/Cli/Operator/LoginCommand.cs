using System.CommandLine;
using System.Web;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage login LINK</c>: turns a one-time link into an API key of this user on this machine.</summary>
internal static class LoginCommand
{
    internal static Command Create()
    {
        var link = new Argument<string>("link") { Description =
            "The one-time sign-in link, as the scheduler or the administrator gave it." };
        var command = new Command("login",
            "Signs in with a one-time link and remembers an API key in your home folder.") { link };
        command.SetAction(async (parsed, ct) =>
        {
            if (!Uri.TryCreate(parsed.GetValue(link), UriKind.Absolute, out var uri)
                || HttpUtility.ParseQueryString(uri.Query)["code"] is not { } code)
            {
                Output.Say(UserLanguage.Pick(
                    "这不是登录链接；应形如 http://host:5080/signin?code=…",
                    "This is not a sign-in link; it should look like http://host:5080/signin?code=…"));
                return ExitCode.Usage;
            }

            using var api = new ApiClient(uri.GetLeftPart(UriPartial.Authority), null);
            var answer = await api.PostAsync("api/v1/access/redeem", new { Code = code, ApiKey = true }, ct);
            new ApiLogin(api.Url, (string)answer["apiKey"]!).Save();
            answer.AsObject().Remove("apiKey");
            Output.Say(UserLanguage.Pick(
                $"已登录 {api.Url}，用户 {answer["user"]}。", $"Signed in at {api.Url} as {answer["user"]}."));
            Output.Result(answer);
            return ExitCode.Done;
        });
        return command;
    }
}
