using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Operator;
using Signage.Cli.Verify;
using Signage.Content.Text;

namespace Signage.Cli.Demo;

/// <summary>Collects the run's proof: as-run rows, exported proofs, and the verdict on each.</summary>
internal sealed class DemoProof(DemoFolder folder, DemoStage stage, DemoPeople people)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Reads what each player has on its own disk, waits for the receipts, exports, verifies, and counts every ended
    /// airing that the player wrote down and the verified export does not prove, record by record.
    /// </summary>
    internal async Task<JsonObject> CollectAsync(CancellationToken ct)
    {
        var proven = new JsonObject();
        var lags = new List<double>();
        var unverified = 0;
        foreach (var player in stage.Players)
        {
            var endpoint = player.Endpoint.Id;
            var own = OwnJournal.Read(folder.PlayerOf(endpoint));
            await ReceiptedAsync(player, own.Last, ct);
            var rows = (await AiringsAsync(people, endpoint, ct)).Where(r => r["outcome"] is not null).ToList();
            var verdict = await VerifyAsync(endpoint, ct);
            var good = rows.Where(r => verdict.IsGood && IsReceipted(r)).ToList();
            proven[endpoint] = good.Count;
            unverified += verdict.IsGood ? own.Unproven(verdict.Proven) : own.Ended;
            lags.AddRange(good.Select(LagOf).OfType<double>());
        }

        lags.Sort();
        return new JsonObject
        {
            ["airings_proven"] = proven,
            ["airings_proven_min"] = proven.Min(p => (int)p.Value!),
            ["unverified"] = unverified,
            ["proof_lag_ms_p50"] = lags.Count == 0 ? null : Math.Round(lags[lags.Count / 2]),
            ["proof_lag_ms_max"] = lags.Count == 0 ? null : Math.Round(lags[^1]),
        };
    }

    internal static async Task<IReadOnlyList<JsonNode>> AiringsAsync(DemoPeople people, string endpoint,
        CancellationToken ct)
    {
        var (rows, page) = (new List<JsonNode>(), (string?)null);
        do
        {
            var answer = await people.AsOperator.GetAsync(
                $"api/v1/airings{FleetCommands.Query(("endpoint", endpoint), ("page", page))}", ct);
            rows.AddRange(answer["rows"]!.AsArray().OfType<JsonNode>());
            page = answer["next"]?.ToString();
        }
        while (page is not null);

        return rows;
    }

    internal static Instant? InstantOf(JsonNode? node) => InstantText.TryParse((string?)node, out var instant) ? instant
        : null;

    private static bool IsReceipted(JsonNode row) => (bool?)row["receipted"] == true;

    private static double? LagOf(JsonNode row) =>
        InstantOf(row["end"]) is { } end && InstantOf(row["received"]) is { } received ? (
            received - end).TotalMilliseconds : null;

    /// <summary>A receipt that does not come is no failure here: what it leaves open is counted.</summary>
    private static async Task ReceiptedAsync(PlayerProgram player, long written, CancellationToken ct)
    {
        try
        {
            await player.UntilAsync(
                $"a receipt up to record {written}", Patience, s => (long?)s["receipted"] >= written, ct);
        }
        catch (DemoFailure e)
        {
            Output.Say(e.Message);
        }
    }

    private async Task<ProofVerdict> VerifyAsync(string endpoint, CancellationToken ct)
    {
        var path = folder.In($"proof-{endpoint}.zip");
        await File.WriteAllBytesAsync(path, await people.AsOperator.GetBytesAsync($"api/v1/proof?endpoint={endpoint}",
            ct), ct);
        using var root = KeyCommands.Load(folder.RootKey);
        var verdict = ProofVerifier.Check(path, root.Verifier);
        foreach (var problem in verdict.Problems)
        {
            Output.Say($"{endpoint}: {problem}");
        }

        Output.Say(
            $"{endpoint}: the exported proof {(verdict.IsGood ? "holds" : "does NOT hold")}; "
            + $"{verdict.Records} records, {verdict.Receipted} receipted.");
        return verdict;
    }
}
