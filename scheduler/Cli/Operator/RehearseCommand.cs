using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Signage.Cli.Api;
using Signage.Cli.Programs;

namespace Signage.Cli.Operator;

/// <summary><c>signage rehearse</c>: a day's as-run before the day, by players against a virtual clock.</summary>
internal static class RehearseCommand
{
    internal static Command Create()
    {
        var date = new Option<string>("--date") { Description = "The local day, YYYY-MM-DD.", Required = true };
        var endpoints = new Option<string[]>("--endpoint")
        {
            Description = "Endpoints; default: all.", AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var csv = new Option<string?>("--csv") { Description = "Write every airing as CSV into this file." };
        var command = new Command(
            "rehearse", "What a day would show, from the playlists themselves, and which duties are met.")
        {
            date, endpoints, csv,
        };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var watch = Stopwatch.StartNew();
            var day = parsed.GetValue(date)!;
            var rehearsal = await RehearseAsync(api, day, parsed.GetValue(endpoints) ?? [], ct);
            var elapsed = watch.Elapsed;
            Output.Table(
                ["endpoint", "item", "plays", "on air", "cut short", "left out"],
                [.. rehearsal.Summary().Select(s => s.Cells)]);
            var duties = (await api.GetAsync($"api/v1/forecast?first={day}&days=1", ct))["duties"]!.AsArray();
            foreach (var line in duties.OfType<JsonNode>().SelectMany(DutyLines))
            {
                Output.Say(line);
            }

            if (parsed.GetValue(csv) is { } file)
            {
                await File.WriteAllTextAsync(file, RehearsalCsv.Write(rehearsal.Rows), ct);
            }

            Output.Result(new JsonObject
            {
                ["date"] = day,
                ["endpoints"] = rehearsal.Endpoints,
                ["playlists"] = rehearsal.Playlists,
                ["airings"] = rehearsal.Rows.Count,
                ["seconds"] = Math.Round(elapsed.TotalSeconds, 2),
                ["summary"] = new JsonArray([.. rehearsal.Summary().Select(s => s.ToJson())]),
                ["duties"] = duties.DeepClone(),
                ["csv"] = parsed.GetValue(csv),
            });
            return ExitCode.Done;
        });
    }

    /// <summary>One player runs each distinct playlist; its rows count for every endpoint that would run it.</summary>
    internal static async Task<RehearsedDay> RehearseAsync(
        ApiClient api, string date, IReadOnlyList<string> only, CancellationToken ct)
    {
        var zones = (await api.GetAsync("api/v1/venues", ct)).AsArray().OfType<JsonNode>()
            .SelectMany(v => v["endpoints"]!.AsArray().Select(e => (Id: (string)e!, Zone: (string)v["zone"]!)))
            .ToDictionary(e => e.Id, e => e.Zone, StringComparer.Ordinal);
        if (only.FirstOrDefault(e => !zones.ContainsKey(e)) is { } unknown)
        {
            throw new ApiRefusal($"There is no endpoint {unknown}.", "endpoint-unknown", ExitCode.Failed);
        }

        var wanted = only.Count > 0 ? only : [.. zones.Keys.Order(StringComparer.Ordinal)];
        var groups = new Dictionary<(string Hash, string Zone), (byte[] Playlist, List<string> Endpoints)>();
        foreach (var endpoint in wanted)
        {
            var query = FleetCommands.Query(("endpoint", endpoint), ("date", date));
            using var answer = await api.RequestAsync(HttpMethod.Get, $"api/v1/plan/playlist{query}", null, ct);
            var key = (answer.Headers.ETag!.Tag, zones[endpoint]);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = (await answer.Content.ReadAsByteArrayAsync(ct), []);
            }

            group.Endpoints.Add(endpoint);
        }

        var rows = new List<RehearsedRow>();
        foreach (var ((_, zone), (playlist, endpoints)) in groups)
        {
            var airings = await PlayerAsync(playlist, date, zone, ct);
            rows.AddRange(endpoints.SelectMany(e => airings.Select(a => new RehearsedRow(e, a))));
        }

        return new RehearsedDay(wanted.Count, groups.Count, rows);
    }

    private static async Task<IReadOnlyList<JsonNode>> PlayerAsync(
        byte[] playlist, string date, string zone, CancellationToken ct)
    {
        var file = Path.Combine(Path.GetTempPath(), $"signage-rehearsal-{Path.GetRandomFileName()}.json");
        try
        {
            await File.WriteAllBytesAsync(file, playlist, ct);
            using var player = Process.Start(new ProcessStartInfo(
                Siblings.DotnetPath(),
                [Siblings.PathOf("player"), "--rehearse", date, "--playlist", file, "--zone", zone])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var said = player.StandardError.ReadToEndAsync(ct);
            var airings = new List<JsonNode>();
            while (await player.StandardOutput.ReadLineAsync(ct) is { } line)
            {
                airings.Add(JsonNode.Parse(line)!);
            }

            await player.WaitForExitAsync(ct);
            return player.ExitCode == 0
                ? airings
                : throw new ApiRefusal($"The player could not rehearse: {await said}", "rehearsal", ExitCode.Failed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> DutyLines(JsonNode duty)
    {
        var where = string.Join(", ", duty["endpoints"]!.AsArray().Select(e => (string)e!));
        var mark = (bool)duty["met"]! ? "✓" : "✗";
        yield return $"{mark} {duty["title"]} ({where}): {duty["text"]}";
        foreach (var reason in duty["reasons"]!.AsArray())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"    {reason}");
        }
    }
}
