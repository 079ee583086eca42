using System.CommandLine;

namespace Signage.Cli.Api;

/// <summary>The options that every verb on the API shares.</summary>
internal sealed class ApiOptions
{
    private readonly Option<string?> _url = new(
        "--scheduler") { Description = "The scheduler's address; default: SIGNAGE_URL or the last login." };
    private readonly Option<string?> _key = new(
        "--api-key") { Description = "An API key; default: SIGNAGE_API_KEY or the last login." };

    internal static Command On(Command command, Func<ParseResult, ApiClient, CancellationToken, Task<int>> action)
    {
        var options = new ApiOptions();
        command.Options.Add(options._url);
        command.Options.Add(options._key);
        command.SetAction(async (parsed, ct) =>
        {
            using var api = options.Client(parsed);
            return await action(parsed, api, ct);
        });
        return command;
    }

    private ApiClient Client(ParseResult parsed)
    {
        var login = ApiLogin.Find(parsed.GetValue(_url), parsed.GetValue(_key));
        return new ApiClient(login.Url, login.ApiKey);
    }
}
