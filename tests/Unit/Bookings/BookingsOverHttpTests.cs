using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>What is taken, what is refused, and what a preview says.</summary>
public sealed class BookingsOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    //           field        value                                   refused with
    [Theory]
    [InlineData("title",    "\" \"",                                 "422 booking-title")]
    [InlineData("assets",   "[]",                                    "422 booking-assets")]
    [InlineData("assets",   "[\"a-nothing\"]",                       "422 booking-asset-unknown")]
    [InlineData("assets",   "[\"a-withdrawn\"]",                     "422 booking-asset-withdrawn")]
    [InlineData("assets",   "[\"a-sound\"]",                         "422 booking-cannot-play")]
    [InlineData("target",   "{}",                                    "422 booking-target-empty")]
    [InlineData("target",   "{\"endpoints\":[\"tv-9\"]}",            "422 booking-target-unknown")]
    [InlineData("target",   "{\"townships\":[\"火星\"]}",            "422 booking-target-none")]
    [InlineData("target",   "{\"kinds\":[\"toaster\"]}",             "400 bad-request")]
    [InlineData("last",     "\"2001-01-01\"",                        "422 booking-ends-early")]
    [InlineData("first",    "\"someday\"",                           "422 booking-date")]
    [InlineData("how",      "\"somehow\"",                           "422 booking-how")]
    [InlineData("rank",     "101",                                   "422 booking-rank")]
    [InlineData("share",    "1001",                                  "422 booking-share")]
    [InlineData("cycleMs",  "10",                                    "422 booking-cycle")]
    [InlineData("cycleMs",  "10000",                                 "409 booking-loop-full")]
    [InlineData("interrupt", "\"loudly\"",                           "422 booking-interrupt")]
    [InlineData("daypart",  "{\"days\":[8],\"from\":\"08:00\",\"until\":\"09:00\"}", "422 booking-daypart")]
    [InlineData("daypart",  "{\"days\":[1],\"from\":\"8\",\"until\":\"09:00\"}", "422 booking-daypart")]
    [InlineData("surprise", "1",                                     "400 bad-request")]
    public async Task A_wrong_booking_is_refused_and_leaves_nothing(string field, string value, string refusal)
    {
        var before = (await county.Operator.GetAsync("/api/v1/bookings")).AsArray().Count;
        var booking = SmallCounty.Booking(also: (field, JsonNode.Parse(value)));

        (await county.Operator.RefusedAsync("/api/v1/bookings", booking)).ShouldBe(refusal);
        (await county.Operator.RefusedAsync("/api/v1/bookings/preview", booking)).ShouldBe(refusal);

        (await county.Operator.GetAsync("/api/v1/bookings")).AsArray().Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("[]", "422 booking-times")]
    [InlineData("[\"25:00:00\"]", "422 booking-time")]
    [InlineData("[\"07:50:00\", \"soon\"]", "422 booking-time")]
    public async Task Wrong_times_are_refused(string times, string refusal) =>
        (await county.Operator.RefusedAsync("/api/v1/bookings", SmallCounty.Booking(
            "atTimes", "a-sound", SmallCounty.Radio, ("times", JsonNode.Parse(times))))).ShouldBe(refusal);

    //           more of the booking                                                        refused with
    [Theory]
    [InlineData("""{"how":"every","periodMinutes":0}""",                                    "booking-period")]
    [InlineData("""{"how":"every","periodMinutes":10,"offsetMs":600000}""",                 "booking-offset")]
    [InlineData("""{"how":"beforeShow","offsetMs":-1}""",                                   "booking-offset")]
    [InlineData("""{"how":"onTrigger","event":"Door Bell"}""",                              "booking-event")]
    [InlineData("""{"how":"takeover","own":true}""",                                        "booking-own")]
    [InlineData("""{"how":"every","periodMinutes":10,"interrupt":"wait"}""",                "booking-wait")]
    [InlineData("""{"waitMs":1000}""",                                                      "booking-wait")]
    [InlineData("""{"weight":101}""",                                                       "booking-weight")]
    [InlineData("""{"longestMs":1}""",                                                      "booking-longest")]
    [InlineData("""{"days":"sundays"}""",                                                   "booking-days")]
    [InlineData("""{"id":"No Id"}""",                                                       "booking-id")]
    [InlineData("""{"how":"atTimes","times":["08:00"],"endBy":"noon"}""",                   "booking-time")]
    [InlineData("""{"dayparts":[{"days":[1],"from":"1","until":"2"}]}""",                   "booking-daypart")]
    [InlineData("""{"recurrence":"EXDATE:20261123"}""",                            "booking-recurrence-empty")]
    [InlineData("""{"recurrence":"RRULE"}""",                                       "booking-recurrence-line")]
    [InlineData("""{"recurrence":"RRULE:FREQ=DAILY\nRRULE:FREQ=DAILY"}""",     "booking-recurrence-rule-twice")]
    [InlineData("""{"recurrence":"RRULE:FREQ=HOURLY"}""",                      "booking-recurrence-frequency")]
    [InlineData("""{"recurrence":"RRULE:FREQ=DAILY;BYHOUR=8"}""",            "booking-recurrence-time-of-day")]
    [InlineData("""{"recurrence":"RRULE:FREQ=DAILY;COLOUR=RED"}""",                 "booking-recurrence-part")]
    [InlineData("""{"recurrence":"RRULE:FREQ=DAILY;COUNT=2;UNTIL=20271231"}""",
        "booking-recurrence-parts-together")]
    [InlineData("""{"recurrence":"RDATE:20269999"}""",                              "booking-recurrence-date")]
    public async Task A_wrong_way_of_playing_is_refused_with_its_field_and_a_sentence(string more, string code)
    {
        var booking = SmallCounty.Booking(also: [.. JsonNode.Parse(more)!.AsObject()
            .Select(m => (m.Key, m.Value?.DeepClone()))]);
        var answer = await county.Operator.Client.PostAsJsonAsync("/api/v1/bookings", booking);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((string)problem["code"]!).ShouldBe(code);
        ((string?)problem["field"]).ShouldNotBeNullOrEmpty();
        ((string)problem["detail"]!).ShouldNotContain("{");
    }

    [Fact]
    public async Task Too_many_dayparts_and_too_long_a_recurrence_are_refused()
    {
        var part = new JsonObject { ["days"] = new JsonArray(1), ["from"] = "08:00", ["until"] = "09:00" };
        var parts = new JsonArray([.. Enumerable.Range(0, 51).Select(_ => part.DeepClone())]);
        (await county.Operator.RefusedAsync("/api/v1/bookings", SmallCounty.Booking(also: ("dayparts", parts))))
            .ShouldBe("422 booking-dayparts");
        (await county.Operator.RefusedAsync("/api/v1/bookings",
            SmallCounty.Booking(also: ("recurrence", new string('X', 501)))))
            .ShouldBe("422 booking-recurrence-too-long");
    }

    [Fact]
    public async Task A_picture_does_not_duck() =>
        (await county.Operator.RefusedAsync("/api/v1/bookings", SmallCounty.Booking(
            "atTimes", also: [("times", new JsonArray("08:00:00")), ("interrupt", "duck")])))
                .ShouldBe("422 booking-duck-picture");

    [Fact]
    public async Task A_preview_says_what_the_week_will_hold_and_stores_nothing()
    {
        var preview = await county.Operator.PostAsync("/api/v1/bookings/preview", SmallCounty.Booking(
            "atTimes", "a-sound", SmallCounty.Radio, ("times", new JsonArray("23:58:00", "23:59:00"))));

        preview["endpoints"]!.AsArray().Single()!.ToString().ShouldBe(SmallCounty.Radio);
        var days = preview["days"]!.AsArray();
        days.Count.ShouldBe(7);
        days[1]!["plays"]!.GetValue<int>().ShouldBe(2);
        days[1]!["first"]!.AsArray().Select(t => t!.ToString()).ShouldBe(["23:58:00", "23:59:00"]);
        (await county.Operator.GetAsync("/api/v1/bookings")).AsArray()
            .ShouldNotContain(b => (string)b!["booking"]!["how"]! == "atTimes");
    }

    [Fact]
    public async Task An_asset_that_waits_for_approval_is_booked_and_waits()
    {
        var booking = await county.Operator
            .PostAsync("/api/v1/bookings", SmallCounty.Booking(asset: "a-waiting", endpoint: SmallCounty.Led));

        booking["state"]!.ToString().ShouldBe("waiting");
        booking["waiting"]!.AsArray().Single()!.ToString().ShouldBe("a-waiting");
        (await county.Operator.Client.DeleteAsync($"/api/v1/bookings/{booking["id"]}")).EnsureSuccessStatusCode();
        (await Installation.ProblemOf(await county.Operator.Client.DeleteAsync($"/api/v1/bookings/{booking["id"]}")))
            .ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_venue_does_not_book()
    {
        var venue = await county.Signage.NewAsync("no-booker", "venue");

        (await venue.RefusedAsync("/api/v1/bookings", SmallCounty.Booking())).ShouldBe("403 not-allowed");
    }

    [Theory]
    [InlineData("zone", "\"Mars/Olympus\"")]
    [InlineData("hours", "[{\"days\":[1],\"from\":\"25:00\",\"until\":\"26:00\"}]")]
    [InlineData("id", "\"No Name\"")]
    [InlineData("endpoints", "[{\"id\":\"e\",\"title\":\"e\",\"kind\":\"lobbyTv\"}]")]
    public async Task A_wrong_county_is_refused_whole(string field, string value)
    {
        var venue = new JsonObject
        {
            ["id"] = "new-venue", ["title"] = "新点位", ["department"] = "d", ["township"] = "t",
            ["endpoints"] = new JsonArray(),
        };
        venue[field] = JsonNode.Parse(value);
        var good = new JsonObject
        {
            ["id"] = "good-venue", ["title"] = "新点位", ["department"] = "d", ["township"] = "t",
            ["endpoints"] = new JsonArray(),
        };

        var answer = await county.Operator.Client
            .PutAsJsonAsync("/api/v1/county", new JsonObject { ["venues"] = new JsonArray(good, venue) });

        (await Installation.ProblemOf(answer)).ShouldBe("422 county-wrong");
        (await county.Operator.GetAsync("/api/v1/venues")).AsArray()
            .ShouldNotContain(v => (string)v!["id"]! == "good-venue");
    }
}
