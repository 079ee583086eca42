using System.CommandLine;
using System.Text.Json.Nodes;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>signage why</c>: what is on, and one cause for everything that is not.</summary>
internal static class WhyCommand
{
    internal static Command Create()
    {
        var endpoint = new Option<string>("--endpoint") { Description = "The endpoint.", Required = true };
        var at = new Option<string?>("--at")
        {
            Description = "The instant, past or to come (2026-11-23T08:00:00.000Z); default: now.",
        };
        var all = new Option<bool>("--all") { Description = "Bookings for other endpoints too." };
        var command = new Command("why", "Why an endpoint shows, showed or will show what it does.")
        {
            endpoint, at, all,
        };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var query = FleetCommands.Query(("endpoint", parsed.GetValue(endpoint)), ("at", parsed.GetValue(at)));
            var why = await api.GetAsync($"api/v1/why{query}", ct);
            foreach (var line in Lines(why, parsed.GetValue(all)))
            {
                Output.Say(line);
            }

            Output.Result(why);
            return ExitCode.Done;
        });
    }

    /// <summary>What a person reads.</summary>
    internal static IEnumerable<string> Lines(JsonNode why, bool all)
    {
        yield return $"{why["title"]} ({why["endpoint"]}) at {why["at"]}";
        foreach (var on in why["on"]!.AsArray())
        {
            yield return $"  {on!["lane"]}: {on["text"]}{Mend(on)}";
        }

        if ((string?)why["airedText"] is { } aired)
        {
            yield return $"  {aired}";
        }

        foreach (var candidate in why["candidates"]!.AsArray())
        {
            if (all || (string?)candidate!["cause"] != "notTargeted")
            {
                yield return $"  {candidate!["title"]} ({candidate["booking"]}): {candidate["text"]}{Mend(candidate)}";
            }
        }
    }

    private static string Mend(JsonNode node) => (string?)node["mend"] is { } mend ? $" {mend}" : "";
}
