using System.CommandLine;
using System.Text.Json.Nodes;
using Signage.Cli.Api;

namespace Signage.Cli.Operator;

/// <summary><c>players</c> and <c>airings</c>.</summary>
internal static class FleetCommands
{
    internal static Command Players()
    {
        var command = new Command("players", "Every endpoint: its link, what is on, what was last proven.");
        return ApiOptions.On(command, async (_, api, ct) =>
        {
            var answer = await api.GetAsync("api/v1/endpoints", ct);
            var rows = (answer as JsonArray ?? answer["endpoints"]!.AsArray()).OfType<JsonNode>().ToList();
            Output.Table(
                ["endpoint", "title", "link", "on air"],
                [.. rows.Select(r => new[] { Text(r["id"]), Text(r["title"]), Text(r["link"]), OnAirOf(r) })]);
            Output.Result(answer);
            return ExitCode.Done;
        });
    }

    internal static Command Airings()
    {
        var endpoint = new Option<string?>("--endpoint") { Description = "One endpoint; default: all." };
        var from = new Option<string?>("--from") { Description = "From this instant (2026-11-23T00:00:00.000Z)." };
        var until = new Option<string?>("--until") { Description = "Until this instant." };
        var outcome = new Option<string?>("--outcome") { Description = "complete, cut, preempted or failed." };
        var csv = new Option<string?>("--csv") { Description = "Write them as CSV into this file." };
        var command = new Command("airings", "What really went out, from the players' signed journals.") { endpoint,
            from, until, outcome, csv };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var query = Query(
                ("endpoint", parsed.GetValue(endpoint)),
                ("from", parsed.GetValue(from)),
                ("until", parsed.GetValue(until)),
                ("outcome", parsed.GetValue(outcome)));
            if (parsed.GetValue(csv) is { } file)
            {
                using var answer = await api.RequestAsync(HttpMethod.Get, $"api/v1/airings{query}", null, ct,
                    "text/csv");
                await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(ct), ct);
                Output.Result(new JsonObject { ["file"] = file });
                return ExitCode.Done;
            }

            Output.Result(await api.GetAsync($"api/v1/airings{query}", ct));
            return ExitCode.Done;
        });
    }

    internal static string Query(params (string Name, string? Value)[] parts)
    {
        var given = parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        return "?" + string.Join('&', given);
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static string OnAirOf(JsonNode endpoint) =>
        string.Join(", ", (endpoint["on"] as JsonArray ?? []).Select(o => Text(o?["title"])));
}
