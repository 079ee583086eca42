using Xunit;
using Shouldly;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Demo;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.MainJob;

/// <summary>The scheduler is a convenience: screens go on without it, and nothing that they did meanwhile is lost or
/// doubled.</summary>
[Collection("main job")]
public sealed class OutageTests(RunningCounty county) : IClassFixture<RunningCounty>
{
    private static readonly Duration CueAhead = Duration.FromSeconds(25);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Without_the_scheduler_loops_and_cues_go_on_and_each_airing_is_in_as_run_once()
    {
        var ct = TestContext.Current.CancellationToken;
        var outage = Duration.FromSeconds(Soak.IsOn ? 60 : 30);
        var cueAt = SystemClock.Instance.GetCurrentInstant() + CueAhead;
        await county.Campaign.BookAsync("校园广播", "atTimes", [county.Assets.Mp3], [DemoEndpoint.SchoolRadio], ct, cueAt,
            "stop");
        var school = county.Stage.Player(DemoEndpoint.SchoolRadio);
        await school.UntilAsync(
            "the plan with the cue", RunningCounty.Patience, s => s["next"]!.AsArray().Any(n => (
                string?)n!["asset"] == county.Assets.Mp3), ct);
        var port = new Uri(county.Stage.Url).Port;

        await county.Stage.StopSchedulerAsync();
        var from = SystemClock.Instance.GetCurrentInstant();
        await school.UntilAsync("the cue, offline", RunningCounty.Patience, s => PlayerStatus.Plays(s,
            county.Assets.Mp3), ct);
        var lobby = county.Stage.Player(DemoEndpoint.LobbyTv);
        await lobby.UntilAsync("the clip, offline", RunningCounty.Patience, s => PlayerStatus.Plays(s,
            county.Assets.Clip), ct);
        await lobby.UntilAsync("the poster, offline", RunningCounty.Patience, s => PlayerStatus.Plays(s,
            county.Assets.Image), ct);
        await county.Stage.Player(DemoEndpoint.BusLed).UntilAsync("the slogan, offline", RunningCounty.Patience, s =>
            PlayerStatus.Plays(s, county.Assets.Slogan), ct);
        await county.Stage.Player(DemoEndpoint.Cinema).UntilAsync("the poster, offline", RunningCounty.Patience, s =>
            PlayerStatus.Plays(s, county.Assets.Image), ct);
        while (SystemClock.Instance.GetCurrentInstant() - from < outage)
        {
            await Task.Delay(200, ct);
        }

        var until = SystemClock.Instance.GetCurrentInstant();
        await county.Stage.StartSchedulerAsync(port, ct);

        foreach (var endpoint in DemoEndpoint.All(county.Folder).Select(e => e.Id))
        {
            var rows = await ProvenAsync(endpoint, from, until, ct);
            OnceEach(rows);
            if (endpoint == DemoEndpoint.SchoolRadio)
            {
                rows.Count(r => (string?)r["asset"] == county.Assets.Mp3).ShouldBe(1);
                continue;
            }

            AiredTime.Uncovered(rows.Where(r => (string?)r["lane"] == "picture"), from, until)
                .ShouldBeLessThan(Soak.Bound(Duration.FromSeconds(1)), $"{endpoint}: its picture had no hole");
        }
    }

    /// <summary>Waits until the journal of that time has a receipt, and gives its airings.</summary>
    private async Task<IReadOnlyList<JsonNode>> ProvenAsync(string endpoint, Instant from, Instant until,
        CancellationToken ct)
    {
        var player = county.Stage.Player(endpoint);
        var written = (long)(await player.UntilAsync("its journal", RunningCounty.Patience, s =>
            s["sequence"] is not null, ct))["sequence"]!;
        await player.UntilAsync($"a receipt for {written}", RunningCounty.Patience, s => (
            long?)s["receipted"] >= written, ct);
        return [.. (await county.AiringsAsync(endpoint)).Where(r =>
            DemoProof.InstantOf(r["start"]) < until && (DemoProof.InstantOf(r["end"]) ?? Instant.MaxValue) > from)];
    }

    private static void OnceEach(IReadOnlyList<JsonNode> rows) =>
        rows.GroupBy(r => (Lane: (string?)r["lane"], Item: (string?)r["item"], Planned: (string?)r["plannedStart"]))
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ShouldBeEmpty();
}
