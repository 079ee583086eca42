using System.CommandLine;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage stop ENDPOINT</c>: one person is enough.</summary>
internal static class StopCommand
{
    internal static Command Create()
    {
        var endpoint = new Argument<string>("endpoint") { Description = "The endpoint's id." };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept.", Required = true };
        var command = new Command("stop", "Takes an endpoint off the air, at once, until two people lift that.")
        {
            endpoint, reason,
        };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.PostAsync(
                $"api/v1/endpoints/{parsed.GetValue(endpoint)}/stop", new { Reason = parsed.GetValue(reason) }, ct));
            return ExitCode.Done;
        });
    }
}
