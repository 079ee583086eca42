using System.CommandLine;
using System.Text.Json.Nodes;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage why --endpoint X --at T</c>.</summary>
internal static class WhyCommand
{
    internal static Command Create()
    {
        var endpoint = new Option<string>("--endpoint") { Description = "The endpoint's id.", Required = true };
        var at = new Option<string?>("--at")
        {
            Description =
                "The venue's local time (2026-11-25T10:00) or an instant (2026-11-25T02:00:00Z); default: now.",
        };
        var command = new Command(
            "why", "Why an endpoint shows, showed or will show what it does: every booking's cause.")
        {
            endpoint, at,
        };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var query = FleetCommands.Query(("endpoint", parsed.GetValue(endpoint)), ("at", parsed.GetValue(at)));
            var why = await api.GetAsync($"api/v1/why{query}", ct);
            Tell(why);
            Output.Result(why);
            return ExitCode.Done;
        });
    }

    private static void Tell(JsonNode why)
    {
        foreach (var on in why["on"]!.AsArray().OfType<JsonNode>())
        {
            Output.Say($"{on["lane"]}: {on["text"]} {on["mend"]}".TrimEnd());
        }

        if (why["airedText"] is { } aired)
        {
            Output.Say($"{aired}");
        }

        foreach (var candidate in why["candidates"]!.AsArray().OfType<JsonNode>())
        {
            Output.Say($"  {candidate["title"]}: {candidate["text"]} {candidate["mend"]}".TrimEnd());
        }
    }
}
