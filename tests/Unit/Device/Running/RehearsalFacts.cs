using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Outlook;
using Signage.Player.Running;
using Signage.Playout.Timelines;
using Signage.Tests.Support;
using Signage.Tests.Unit.Planning;
using Xunit;

namespace Signage.Tests.Unit.Device.Running;

/// <summary>A rehearsed day is the planned day.</summary>
public sealed class RehearsalFacts
{
    private static readonly PlanAsset[] Assets =
    [
        Sample.Clip("a", 17), Sample.Clip("b", 11), Sample.Mp3("song", 31), Sample.Mp3("call", 7),
        Sample.Asset("slogan", AssetKind.Slogan),
    ];

    private static readonly string[] Times = ["07:30:05", "12:00:00", "12:00:20", "23:59:50"];

    public static TheoryData<string, Booking[]> Days => new()
    {
        { "a loop",                 [Sample.Loop("l", "a", "b")] },
        { "a loop and a band",      [Sample.Loop("l", "a", "b"), Sample.Loop("s", "slogan")] },
        { "cues that stop it",      [Sample.Loop("l", "a", "b"), Sample.Times("c", Interrupt.Stop, Times, "b")] },
        { "cues that pause it",     [Sample.Loop("l", "a", "b"), Sample.Times("c", Interrupt.Pause, Times, "b")] },
        { "cues that duck it",      [Sample.Loop("l", "song"), Sample.Times("c", Interrupt.Duck, Times, "call")] },
        { "cues alone",             [Sample.Times("c", Interrupt.Stop, Times, "call")] },
        { "every ten minutes",      [Sample.Loop("l", "a", "b"), Every("e", Interrupt.Pause, "b")] },
        { "nothing",                [] },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_rehearsed_day_equals_the_planned_plays(string what, Booking[] bookings)
    {
        var plan = Sample.Plan([Sample.Tv(), Sample.Radio()], Assets, bookings, days: 3);
        foreach (var planned in plan.Playlists)
        {
            foreach (var date in new[] { Sample.Monday, Sample.Monday.PlusDays(1), Sample.Monday.PlusDays(2) })
            {
                var day = new Interval(Sample.At("00:00", date), Sample.At("00:00", date.PlusDays(1)));
                var rows = Rehearsal.Of(new Timeline(planned.Playlist, planned.Hash), day).ToList();
                var rehearsed = rows.Where(r => (r.Outcome is not null || r.Cause is null) && r.OffsetMs == 0)
                    .Select(r => (r.Start, r.Lane, r.Item, r.Booking, r.PlannedMs)).Order().ToList();
                var expected = PlannedPlays.Within(planned.Playlist, day)
                    .Select(p => (p.Start, p.Lane, p.Item, p.Booking, p.LengthMs)).Order().ToList();
                var (more, less) = (rehearsed.Except(expected), expected.Except(rehearsed));
                rehearsed.SequenceEqual(expected).ShouldBeTrue(
                    $"{what} on {date}: {rehearsed.Count} rehearsed, {expected.Count} planned; more "
                    + $"{string.Join(' ', more.Take(3))}; less {string.Join(' ', less.Take(3))}");
                rows.ShouldAllBe(r => r.Grade == EvidenceGrade.E0);
            }
        }
    }

    [Fact]
    public void What_stops_a_loop_is_told_as_it_would_be_on_the_day()
    {
        var plan = Sample.Plan(
            [Sample.Tv()], Assets,
            [Sample.Loop("l", "a", "b"), Sample.Times("c", Interrupt.Stop, ["12:00:00"], "b")]);
        var planned = plan.Playlists.Single();
        var day = new Interval(Sample.At("00:00"), Sample.At("00:00", Sample.Monday.PlusDays(1)));
        var rows = Rehearsal.Of(new Timeline(planned.Playlist, planned.Hash), day).ToList();
        rows.Count(r => r.Booking == "c" && r.Outcome == Outcome.Complete).ShouldBe(1);
        rows.Count(r => r.Outcome == Outcome.Preempted).ShouldBe(1);
    }

    [Fact]
    public async Task The_program_writes_one_line_of_json_an_airing()
    {
        using var folder = new TempFolder();
        var planned = Sample.Plan([Sample.Tv()], Assets, [Sample.Loop("l", "a")]).Playlists.Single();
        var file = folder.At("day.json");
        await File.WriteAllBytesAsync(file, planned.Bytes.ToArray(), TestContext.Current.CancellationToken);
        await using var said = new StringWriter();
        await RehearsalRun.RunAsync("2026-11-23", file, "Asia/Shanghai", said, TestContext.Current.CancellationToken);
        var lines = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe((24 * 3600 / 17) + 1);
        var first = JsonNode.Parse(lines[0])!;
        $"{first["lane"]} {first["asset"]} {first["start"]} {first["end"]} {first["outcome"]} {first["grade"]}"
            .ShouldBe("picture a 2026-11-22T16:00:00.000Z 2026-11-22T16:00:17.000Z complete e0");
    }

    [Theory]
    [InlineData("someday", "Asia/Shanghai", "someday")]
    [InlineData("2026-11-23", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("2026-11-25", "Asia/Shanghai", "2026-11-25")]
    public async Task What_cannot_be_rehearsed_is_refused_by_name(string date, string zone, string named)
    {
        using var folder = new TempFolder();
        var planned = Sample.Plan([Sample.Tv()], Assets, [Sample.Loop("l", "a")]).Playlists.Single();
        var file = folder.At("day.json");
        await File.WriteAllBytesAsync(file, planned.Bytes.ToArray(), TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<PlayerRefusalException>(
            () => RehearsalRun.RunAsync(date, file, zone, TextWriter.Null, TestContext.Current.CancellationToken)))
            .Message.ShouldContain(named);
    }

    private static Booking Every(string id, Interrupt interrupt, string asset) => Sample.Of(
        id, new EveryHow(Duration.FromMinutes(10), Duration.FromSeconds(3), interrupt), asset);
}
