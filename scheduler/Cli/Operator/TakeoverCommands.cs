using System.CommandLine;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>takeover</c> and <c>release</c>.</summary>
internal static class TakeoverCommands
{
    internal static Command Takeover()
    {
        var asset = new Argument<string>("asset") { Description = "An approved asset." };
        var minutes = new Option<int>("--minutes") { Description = "How long, at most.", DefaultValueFactory = _ =>
            30 };
        var command = new Command("takeover",
            "Replaces the plan on chosen endpoints, at once, until it ends or is released.") { asset, minutes };
        var target = new TargetOptions(command);
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.PostAsync(
                "api/v1/takeovers",
                new { Asset = parsed.GetValue(asset), Target = target.Read(parsed), Minutes = parsed.GetValue(
                    minutes) },
                ct));
            return ExitCode.Done;
        });
    }

    internal static Command Release()
    {
        var id = new Argument<string>("takeover") { Description = "The takeover's id." };
        var command = new Command("release", "Ends a takeover; the plan goes on.") { id };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.DeleteAsync($"api/v1/takeovers/{parsed.GetValue(id)}", ct));
            return ExitCode.Done;
        });
    }
}
