using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>A school whose bell is off, from the county file to its playlist.</summary>
public sealed class BellOverHttpTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    private const string Radio = "late-radio";

    [Fact]
    public async Task A_late_bell_is_in_the_county_and_moves_what_the_school_plays()
    {
        (await PutAsync(45)).EnsureSuccessStatusCode();
        (await county.Operator.GetAsync("/api/v1/venues")).AsArray()
            .ToDictionary(v => (string)v!["id"]!, v => (int)v!["bellOffsetSeconds"]!)["late-school"].ShouldBe(45);
        var booking = await county.BookAsync(
            "atTimes", "a-sound", Radio, ("times", new JsonArray("07:40:00")));
        await county.Small.PlanAsync();

        var playlist = await county.PlaylistAsync(Radio);
        playlist.Cues.ShouldContain(cue => cue.Booking == booking);
        playlist.Cues.ShouldAllBe(cue => cue.At.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).TimeOfDay
            == new LocalTime(7, 40, 45));
    }

    [Theory]
    [InlineData(601)]
    [InlineData(-601)]
    public async Task A_bell_that_is_off_by_more_than_ten_minutes_is_refused(int seconds) =>
        (await Installation.ProblemOf(await PutAsync(seconds))).ShouldBe("422 county-bell");

    private Task<HttpResponseMessage> PutAsync(int seconds) => county.Operator.Client.PutAsJsonAsync(
        "/api/v1/county",
        JsonNode.Parse($$"""
            {"venues":[{"id":"late-school","title":"铃晚的学校","department":"教育局","township":"城关镇",
            "bellOffsetSeconds":{{seconds}},
            "endpoints":[{"id":"{{Radio}}","title":"校园广播","kind":"schoolRadio"}]}]}
            """));
}
