using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Content.Airings;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.MainJob;

/// <summary>
/// All four players on air for a long time: a minute in <c>test</c>, two hours in <c>soak</c>. On a machine that is
/// shared a picture may come late and a play end cut; that it is said and proven holds there too.
/// </summary>
[Collection("main job")]
public sealed class LongRunTests(RunningCounty county, ITestOutputHelper output) : IClassFixture<RunningCounty>
{
    // Brighter than any black of video, darker than anything of the samples.
    private const int Black = 24;
    private const long Megabyte = 1 << 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, List<(double Hours, double Megabytes)>> _memory = [];

    [Fact]
    [Trait("Category", "Soak")]
    public async Task For_hours_no_picture_is_black_no_sound_runs_dry_memory_stays_flat_and_all_is_proven()
    {
        var ct = TestContext.Current.CancellationToken;
        await county.Campaign.BookAsync("校园广播轮播", "loop", [county.Assets.Mp3], [DemoEndpoint.SchoolRadio], ct);
        foreach (var player in county.Stage.Players)
        {
            await player.UntilAsync("on air", RunningCounty.Patience, PlayerStatus.IsOnAir, ct);
        }

        var from = SystemClock.Instance.GetCurrentInstant();
        var until = from + RunningCounty.LongRun;
        var black = 0;
        while (SystemClock.Instance.GetCurrentInstant() < until)
        {
            await Task.Delay(LookEvery, ct);
            foreach (var player in county.Stage.Players)
            {
                black += await IsBlackAsync(player, ct) ? 1 : 0;
                await WeighAsync(player, (SystemClock.Instance.GetCurrentInstant() - from).TotalHours, ct);
            }
        }

        black.ShouldBe(0, "a picture was black");
        SayMemory();
        foreach (var player in county.Stage.Players)
        {
            await IsWholeAndProvenAsync(player, from, until, ct);
        }
    }

    private static async Task<bool> IsBlackAsync(PlayerProgram player, CancellationToken ct)
    {
        // A slogan that scrolls begins with an empty ground, and a loudspeaker has no picture.
        if (player.Endpoint.Id is DemoEndpoint.BusLed or DemoEndpoint.SchoolRadio)
        {
            return false;
        }

        var picture = await MediaProbe.PictureAsync((await player.PreviewAsync(ct))!, ct);
        return picture.Max() < Black;
    }

    private async Task WeighAsync(PlayerProgram player, double hours, CancellationToken ct)
    {
        var status = (await player.StatusAsync(ct))!;
        if (Soak.IsOn)
        {
            status["faults"]!.AsArray().ShouldBeEmpty(player.Endpoint.Id);
        }

        if (!_memory.TryGetValue(player.Endpoint.Id, out var weights))
        {
            _memory[player.Endpoint.Id] = weights = [];
        }

        weights.Add((hours, (double)(long)status["rss"]! / Megabyte));
    }

    private void SayMemory()
    {
        foreach (var (endpoint, weights) in _memory)
        {
            // The first third is the runtime's own warming up.
            var settled = weights[(weights.Count / 3)..];
            var (hours, megabytes) = (settled.Average(w => w.Hours), settled.Average(w => w.Megabytes));
            var slope = settled.Sum(w => (w.Hours - hours) * (w.Megabytes - megabytes))
                / settled.Sum(w => (w.Hours - hours) * (w.Hours - hours));
            output.WriteLine($"{endpoint}: {megabytes:0.0} MB, {weights.Count} readings");
            if (RunningCounty.LongRun >= Duration.FromHours(1))
            {
                output.WriteLine($"{endpoint}: {slope:+0.00;-0.00} MB an hour");
                slope.ShouldBeLessThan(megabytes * 0.05, $"{endpoint}: memory grows");
            }
        }
    }

    private async Task IsWholeAndProvenAsync(
        PlayerProgram player, Instant from, Instant until, CancellationToken ct)
    {
        var (endpoint, written) = (player.Endpoint.Id, (long)(await player.StatusAsync(ct))!["sequence"]!);
        await player.UntilAsync(
            $"a receipt for {written}", RunningCounty.Patience, s => (long?)s["receipted"] >= written, ct);
        var rows = (await county.AiringsAsync(endpoint)).Where(row =>
            DemoProof.InstantOf(row["plannedStart"]) >= from && DemoProof.InstantOf(row["end"]) <= until).ToList();

        rows.ShouldNotBeEmpty(endpoint);
        foreach (var lane in rows.GroupBy(row => (string?)row["lane"]))
        {
            AiredTime.Uncovered(lane).ShouldBeLessThan(
                Soak.Bound(Duration.FromMilliseconds(200)), $"{endpoint}, {lane.Key}: time in which nothing was on");
        }

        rows.Where(row => (bool?)row["receipted"] != true).Select(row => row.ToJsonString())
            .ShouldBeEmpty($"{endpoint}: every airing is proven");
        var whole = rows.Where(row => (string?)row["outcome"] == WordOf(Outcome.Complete)).ToList();
        whole.ShouldNotBeEmpty(endpoint);
        if (Soak.IsOn)
        {
            rows.Except(whole).Select(row => row.ToJsonString()).ShouldBeEmpty($"{endpoint}: every airing is complete");
            rows.Where(row => (long?)row["underruns"] > 0).ShouldBeEmpty($"{endpoint}: no sound ran dry");
        }

        if (endpoint == DemoEndpoint.SchoolRadio)
        {
            whole.ShouldAllBe(row => (double?)row["levelDb"] > -40);
        }

        output.WriteLine($"{endpoint}: {rows.Count} airings, {whole.Count} of them complete, each proven");
    }

    private static string WordOf(Outcome outcome) => $"{outcome}".ToLowerInvariant();
}
