using Signage.Tests.Support;
using Xunit;
using NodaTime;
using Shouldly;
using System.Text.Json.Nodes;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Signage.Cli.Verify;
using Signage.Content.Playlists;

namespace Signage.Tests.Integration.MainJob;

/// <summary>A power cut in mid-play costs the play that it cut, and nothing else.</summary>
[Collection("main job")]
public sealed class KillTests(RunningCounty county) : IClassFixture<RunningCounty>
{
    /// <summary>How long a turn to the next item may take to show in the status.</summary>
    private static readonly Duration Turn = Duration.FromSeconds(1);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_player_killed_in_mid_play_is_back_on_the_right_item_and_loses_and_doubles_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var endpoint = county.Stage.Player(DemoEndpoint.LobbyTv).Endpoint;
        var since = Instant.MinValue;
        var inMidPlay = 0;
        while (inMidPlay < RunningCounty.Kills)
        {
            var player = county.Stage.Player(endpoint.Id);
            JsonNode? on = null;
            await Eventually.Holds(
                "a play whose start is acknowledged",
                async () => (on = await OnAirAsync(endpoint.Id, since)) is not null,
                RunningCounty.Patience);
            player.Program.Kill();
            await player.Program.WaitForExitAsync(ct);
            since = SystemClock.Instance.GetCurrentInstant();
            inMidPlay += since < PlannedEnd(on!) ? 1 : 0;
            var again = await county.Stage.StartPlayerAsync(endpoint, null, ct);
            var status = await again.UntilAsync("on air again", RunningCounty.Patience, s => PlayerStatus.On(s,
                "picture") is not null, ct);
            IsWhatTheClockSays(status);
        }

        var last = county.Stage.Player(endpoint.Id);
        var written = (long)(await last.UntilAsync("its journal", RunningCounty.Patience, s =>
            s["sequence"] is not null, ct))["sequence"]!;
        await last.UntilAsync($"a receipt for {written}", RunningCounty.Patience, s => (long?)s["receipted"] >= written,
            ct);
        var rows = (await county.AiringsAsync(endpoint.Id)).Where(r => (string?)r["lane"] == "picture").ToList();

        Interrupted(rows).ShouldBeGreaterThanOrEqualTo(RunningCounty.Kills, "each killed play says that it was cut");
        OnceEach(rows);
        rows.Count(r => (string?)r["outcome"] == "complete" && (long?)r["offsetMs"] > 0).ShouldBe(0,
            "a resumed play is never complete");
        var proof = county.Folder.In("kill-proof.zip");
        await File.WriteAllBytesAsync(proof, await county.People.AsOperator.GetBytesAsync(
            $"api/v1/proof?endpoint={endpoint.Id}", ct), ct);
        using var root = KeyCommands.Load(county.Folder.RootKey);
        var verdict = ProofVerifier.Check(proof, root.Verifier);
        verdict.Problems.ShouldBeEmpty();
        verdict.Records.ShouldBeGreaterThanOrEqualTo(written, "no sequence is missing");
    }

    /// <summary>What is on is the slot that the playlist's loop has at this time of the wall clock.</summary>
    private void IsWhatTheClockSays(JsonNode status)
    {
        var on = PlayerStatus.On(status, "picture")!;
        var file = Path.Combine(
            county.Folder.PlayerOf(DemoEndpoint.LobbyTv), "cache", "playlists", (string)status["playlist"]!);
        Playlist.TryRead(File.ReadAllBytes(file), out var playlist, out _).ShouldBeTrue();
        var now = DemoProof.InstantOf(status["now"])!.Value;
        var planned = DemoProof.InstantOf(on["plannedStart"])!.Value;
        var span = playlist!.EachSpan().Single(s => s.Lane == Lane.Picture && s.From <= planned && planned < s.Until);
        var loop = playlist.LoopOf(span.Loop)!;
        var inCycle = (long)(planned - span.LoopStart).TotalMilliseconds % loop.CycleMs;
        var slot = loop.Slots.Where((_, i) => loop.Slots.Take(i).Sum(s => s.LengthMs) == inCycle)
            .ShouldHaveSingleItem($"a slot begins at {planned}");

        ((string?)on["item"]).ShouldBe(slot.Item);
        now.ShouldBeInRange(
            planned, planned + Duration.FromMilliseconds(slot.LengthMs) + Turn, "and that slot is on now");
    }

    /// <summary>Of each turn of the plan one airing: a further one only where a kill cut it, from where it had
    /// come to. That a file came late, or a restart too late for its turn, is said beside it, no airing.</summary>
    private static void OnceEach(IReadOnlyList<JsonNode> rows)
    {
        var turns = rows.Where(r => (string?)r["outcome"] != "skipped").GroupBy(r =>
            (Lane: (string?)r["lane"], Item: (string?)r["item"], Planned: (string?)r["plannedStart"]));
        foreach (var turn in turns)
        {
            var cut = turn.Count(r => (string?)r["cause"] == "unclean");
            (turn.Count() - cut).ShouldBeLessThanOrEqualTo(1, $"{turn.Key}: {Told(turn)}");
            turn.Count(r => r["offsetMs"] is null || (long)r["offsetMs"]! == 0)
                .ShouldBeLessThanOrEqualTo(1, $"{turn.Key} began twice: {Told(turn)}");
        }
    }

    private static string Told(IEnumerable<JsonNode> rows) =>
        string.Join('\n', rows.Select(row => row.ToJsonString()));

    /// <summary>A play that began after the last kill, and whose start the scheduler has stored.</summary>
    private async Task<JsonNode?> OnAirAsync(string endpoint, Instant since) =>
        (await county.AiringsAsync(endpoint)).FirstOrDefault(r =>
            (string?)r["lane"] == "picture" && r["outcome"] is null && DemoProof.InstantOf(r["start"]) > since);

    private static Instant PlannedEnd(JsonNode row) =>
        DemoProof.InstantOf(row["plannedStart"])!.Value + Duration.FromMilliseconds((long)row["plannedMs"]!);

    private static int Interrupted(IReadOnlyList<JsonNode> rows) =>
        rows.Count(r => (string?)r["cause"] == "unclean");
}
