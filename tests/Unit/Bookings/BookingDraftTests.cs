using System.Text.Json;
using Shouldly;
using Signage.Content.Text;
using Signage.Scheduler.Bookings;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

public sealed class BookingDraftTests
{
    [Theory]
    [InlineData("07:30, 12:10", new[] { "07:30:00", "12:10:00" })]
    [InlineData("7:5，12：10：30、 23:59", new[] { "07:05:00", "12:10:30", "23:59:00" })]
    [InlineData("noon", new[] { "noon" })]
    [InlineData("", new string[0])]
    public void Times_are_taken_as_people_type_them(string typed, string[] written) =>
        BookingDraft.TimesOf(typed).ShouldBe(written);

    [Fact]
    public void A_booking_comes_back_from_the_form_as_it_went_in()
    {
        var request = new BookingRequest(
            "校园广播", ["a-1"], new TargetRequest(Venues: ["school-1"]), BookingDraft.AtTimes,
            "2026-11-24", "2026-12-24", 3, "b-1",
            Times: ["07:30:00"], Interrupt: "stop", Daypart: new CountyHours([1, 2, 3, 4, 5], "07:00", "18:00"));

        var again = BookingDraft.Of(request).ToRequest();

        JsonSerializer.Serialize(again).ShouldBe(JsonSerializer.Serialize(request));
    }

    public static TheoryData<string> Requests =>
    [
        """ "how":"loop","share":155,"cycleMs":90000,"longestMs":20000 """,
        """ "how":"loop","weight":3,"own":true,"days":"restDays" """,
        """ "how":"atTimes","times":["07:30:00"],"interrupt":"wait","waitMs":1500,"endBy":"07:40:00" """,
        """ "how":"atTimes","times":["07:30:00"],"breaksQuiet":true """,
        """ "how":"every","periodMinutes":15,"offsetMs":90000,"interrupt":"duck" """,
        """ "how":"every","periodMinutes":15 """,
        """ "how":"beforeShow","offsetMs":0,"interrupt":"pause" """,
        """ "how":"onTrigger","event":"door-open" """,
        """ "how":"takeover","emergency":true,"recurrence":"RRULE:FREQ=DAILY" """,
        """
        "how":"loop","dayparts":[{"days":[1],"from":"08:00","until":"09:00"},
        {"days":[2],"from":"22:00","until":"02:00"}]
        """,
        """ "how":"loop","dayparts":[{"days":[1],"from":"08:00","until":"09:00"}],"days":"everyDay" """,
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_field_of_a_request_comes_back(string fields)
    {
        var request = JsonSerializer.Deserialize<BookingRequest>(
            $$"""
            {"title":"t","assets":["a"],"target":{"tags":["夜班"]},"first":"2026-11-24","last":"2026-12-24",{{fields}}}
            """, WireJson.Options)!;

        JsonSerializer.Serialize(BookingDraft.Of(request).ToRequest(), WireJson.Options)
            .ShouldBe(JsonSerializer.Serialize(request, WireJson.Options));
    }

    [Fact]
    public void No_field_of_a_request_is_left_out_of_the_table()
    {
        var said = string.Join(' ', Requests.Select(r => r.Data)) + """ "title" "assets" "target" "first" "last" """;
        string[] elsewhere = ["id", "rank", "daypart"];
        typeof(BookingRequest).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
            .Where(name => !said.Contains($"\"{name}\"", StringComparison.Ordinal)).Except(elsewhere).ShouldBeEmpty();
    }
}
