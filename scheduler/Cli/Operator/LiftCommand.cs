using System.CommandLine;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage lift</c>: the first person proposes, a second one lifts.</summary>
internal static class LiftCommand
{
    internal static Command Create()
    {
        var asset = new Argument<string?>("asset")
        {
            Description = "The id of a withdrawn asset …", Arity = ArgumentArity.ZeroOrOne,
        };
        var endpoint = new Option<string?>("--endpoint") { Description = "… or that of a stopped endpoint." };
        var reason = new Option<string?>("--reason") { Description = "Why; it is kept." };
        var drop = new Option<bool>("--drop") { Description = "Take the proposal back instead." };
        var command = new Command(
            "lift", "Lifts what one person withdrew or stopped: one proposes, a second, different person completes it.")
        {
            asset, endpoint, reason, drop,
        };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var (id, screen) = (parsed.GetValue(asset), parsed.GetValue(endpoint));
            if ((id is null) == (screen is null))
            {
                Output.Say("Give an asset, or --endpoint ENDPOINT.");
                return ExitCode.Usage;
            }

            var path = id is null ? $"api/v1/endpoints/{screen}/lift" : $"api/v1/assets/{id}/lift";
            var answer = parsed.GetValue(drop)
                ? await api.DeleteAsync(path, ct)
                : await api.PostAsync(path, new { Reason = parsed.GetValue(reason) }, ct);
            Output.Say((answer["stop"], parsed.GetValue(drop)) switch
            {
                (null, _) => "Lifted.",
                (_, true) => "The proposal is taken back.",
                _ => "Proposed. A second, different person lifts it with the same command.",
            });
            Output.Result(answer);
            return ExitCode.Done;
        });
    }
}
