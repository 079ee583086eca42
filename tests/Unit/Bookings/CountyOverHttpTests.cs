using System.Text.Json.Nodes;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>What a county file says of a place is what its plan keeps.</summary>
public sealed class CountyOverHttpTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    [Fact]
    public async Task A_venue_is_shown_with_its_calendar_quiet_hours_levels_and_tags()
    {
        var venue = (await county.Operator.GetAsync("/api/v1/venues")).AsArray()
            .Single(v => (string)v!["id"]! == "school-2")!;
        ((string)venue["calendar"]!).ShouldBe("school");
        venue["tags"]!.AsArray().Select(t => (string)t!).ShouldBe(["学校"]);
        venue["quiet"]!.AsArray().Select(q => $"{q!["kind"]} {q["from"]}").ShouldBe(["lesson 08:00", "rest 12:30"]);
        ((int)venue["levels"]![0]!["volume"]!).ShouldBe(60);
    }

    //  08:00 ──── lessons ──── 11:40      12:30 ─ rest ─ 14:00                18:00 ── at 60 % ── 21:00
    //      09:00 no               12:00 yes       13:00 no      17:00 yes
    [Fact]
    public async Task Lessons_and_midday_rest_are_kept_and_the_volume_follows_the_hours()
    {
        var booking = await county.BookAsync("atTimes", "a-sound", TeachingCounty.School,
            ("times", new JsonArray("09:00:00", "12:00:00", "13:00:00", "17:00:00")));
        await county.Small.PlanAsync();
        var playlist = await county.PlaylistAsync(TeachingCounty.School);
        var day = TeachingCounty.Wednesday;
        playlist.Cues.Where(c => c.Booking == booking).Select(c => c.At)
            .Where(at => at >= TeachingCounty.At(day, "00:00") && at < TeachingCounty.At(day.PlusDays(1), "00:00"))
            .ShouldBe([TeachingCounty.At(day, "12:00"), TeachingCounty.At(day, "17:00")]);
        playlist.Levels.ShouldContain(l => l.From == TeachingCounty.At(day, "18:00") && l.Volume == 60);
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task A_panel_is_dark_outside_its_own_hours()
    {
        await county.Small.PlanAsync();
        var playlist = await county.PlaylistAsync(TeachingCounty.Led);
        LaneState At(string time)
        {
            var index = new LaneIndex(playlist, Lane.Picture);
            return index.At(TeachingCounty.At(TeachingCounty.Wednesday, time)).State;
        }

        At("12:00").ShouldBe(LaneState.Dark);
        At("19:00").ShouldNotBe(LaneState.Dark);
        At("23:00").ShouldBe(LaneState.Dark);
    }

    [Fact]
    public async Task A_tag_is_a_target()
    {
        var booking = SmallCounty.Booking(also: ("target", JsonNode.Parse("""{"tags":["临街"]}""")));
        var preview = await county.Operator.PostAsync("/api/v1/bookings/preview", booking);
        preview["endpoints"]!.AsArray().Select(e => (string)e!).ShouldBe([TeachingCounty.Led]);
    }
}
