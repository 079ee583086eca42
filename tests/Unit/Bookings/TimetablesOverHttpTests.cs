using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>Timetables in, all of one or nothing; what changes in a hall changes that hall's order alone.</summary>
public sealed class TimetablesOverHttpTests(CinemaCounty cinema) : IClassFixture<CinemaCounty>
{
    //  hall 1   --A-------B---       moved        --A---------B-   hall 1's order alone
    //  hall 2   ----C---------       cancelled    -------------   hall 2's order alone
    [Fact]
    public async Task Only_the_halls_own_order_changes()
    {
        await TakenAsync("a1,1号厅,{0},19:00,长津湖,", "b1,1号厅,{0},21:30,流浪地球,", "c1,2号厅,{0},20:00,长津湖,");
        var start = await cinema.OrdersAsync();
        (await cinema.OrdersAsync()).ShouldBe(start, "nothing changed");

        var moved = await TakenAsync("a1,1号厅,{0},19:00,长津湖,", "b1,1号厅,{0},21:45,流浪地球,");
        (moved["moved"]!.AsArray().Count, (int)moved["unchanged"]!).ShouldBe((1, 1));
        var later = await cinema.OrdersAsync();
        later.ShouldBe((start.First + 1, start.Second));

        var cancelled = await TakenAsync("c1,2号厅,{0},20:00,长津湖,是");
        cancelled["cancelled"]!.AsArray().Count.ShouldBe(1);
        (await cinema.OrdersAsync()).ShouldBe((later.First, later.Second + 1));
        ((bool)(await cinema.ShowsAsync("hall-2")).Single(s => (string?)s!["title"] == "长津湖")!["cancelled"]!)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_show_is_kept_as_cancelled()
    {
        var answer = await TakenAsync("d1,2号厅,{0},10:00,你好李焕英,");
        var id = (string)answer["added"]![0]!;

        (await cinema.County.Operator.Client.DeleteAsync($"/api/v1/shows/{id}")).EnsureSuccessStatusCode();

        ((bool)(await cinema.ShowsAsync("hall-2")).Single(s => (string)s!["id"]! == id)!["cancelled"]!).ShouldBeTrue();
        (await Installation.ProblemOf(await cinema.County.Operator.Client.DeleteAsync($"/api/v1/shows/{id}")))
            .ShouldBe("404 not-found");
    }

    [Fact]
    public async Task One_bad_line_takes_nothing_and_every_problem_has_its_line_field_and_sentence()
    {
        var before = (await cinema.ShowsAsync("hall-1")).Count;

        var answer = await cinema.ImportAsync(CinemaCounty.Table(
            $"e1,1号厅,{CinemaCounty.Day},13:00,好的一场,", "e2,1号厅,someday,13:00,坏日期,",
            $"e3,9号厅,{CinemaCounty.Day},13:00,没有的厅,", $"e4,1号厅,{CinemaCounty.Day},noon,坏时间,"));

        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((int)answer.StatusCode, (string)problem["code"]!).ShouldBe((422, "timetable-wrong"));
        problem["problems"]!.AsArray().Select(p => $"{p!["line"]} {p["field"]}: {p["text"]}").ShouldBe(
        [
            "3 date: The date “someday” cannot be read; it should be like 2026-11-23.",
            "4 hall: There is no hall “9号厅”.",
            "5 start: The time “noon” cannot be read; it should be like 19:30.",
        ]);
        (await cinema.ShowsAsync("hall-1")).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_theatre_systems_iCalendar_is_taken_too()
    {
        var day = CinemaCounty.Day.Replace("-", "");
        var answer = await cinema.ImportAsync(
            $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//x//y//EN
            BEGIN:VEVENT
            UID:ical-1
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Asia/Shanghai:{day}T083000
            SUMMARY:早场
            LOCATION:hall-1
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), "text/calendar");

        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        (await cinema.ShowsAsync("hall-1")).ShouldContain(s => (string?)s!["title"] == "早场");
    }

    [Theory]
    [InlineData("application/json", "{}", "415 wrong-media-type")]
    [InlineData("text/csv", "影厅,日期,开始,片名\n", "422 timetable-empty")]
    public async Task What_is_no_timetable_is_refused(string type, string text, string refusal) =>
        (await Installation.ProblemOf(await cinema.ImportAsync(text, type))).ShouldBe(refusal);

    private async Task<JsonNode> TakenAsync(params string[] rows)
    {
        var answer = await cinema.ImportAsync(
            CinemaCounty.Table([.. rows.Select(r => r.Replace("{0}", CinemaCounty.Day))]));
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }
}
