using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Calendars;

/// <summary>A school's calendar in, previewed, out again, and refused by the line.</summary>
public sealed class CalendarsOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private static readonly LocalDate Wednesday = SystemClock.Instance.GetCurrentInstant()
        .InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.Next(IsoDayOfWeek.Wednesday).PlusWeeks(1);

    [Fact]
    public async Task A_preview_says_which_schools_move_and_stores_nothing()
    {
        (await PutAsync("term-a", Calendar())).EnsureSuccessStatusCode();
        await SchoolAsync("school-a", "term-a");

        var preview = await AnswerAsync(await PutAsync("term-a?preview=true", Calendar(Holiday(Wednesday))));

        var venue = preview["venues"]!.AsArray().ShouldHaveSingleItem()!;
        (venue["id"]!.ToString(), (int)venue["endpoints"]!).ShouldBe(("school-a", 1));
        var day = venue["days"]!.AsArray().ShouldHaveSingleItem()!;
        $"{day["date"]} {day["before"]} {day["after"]}"
            .ShouldBe($"{LocalDatePattern.Iso.Format(Wednesday)} working holiday");
        (await county.Operator.GetAsync("/api/v1/calendars/term-a"))["holidays"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_calendar_goes_in_and_comes_out_as_iCalendar_and_as_JSON()
    {
        (await PutAsync("term-b", Calendar(Holiday(Wednesday)))).EnsureSuccessStatusCode();

        var file = await county.Operator.Client.GetStringAsync("/api/v1/calendars/term-b?format=ics");
        file.ShouldContain("CATEGORIES:HOLIDAY");
        (await PutAsync("term-b", file)).EnsureSuccessStatusCode();
        (await county.Operator.Client.GetStringAsync("/api/v1/calendars/term-b?format=ics")).ShouldBe(file);
        var view = (await county.Operator.GetAsync("/api/v1/calendars")).AsArray()
            .Single(c => (string)c!["id"]! == "term-b")!;
        view["holidays"]![0]!["first"]!.ToString().ShouldBe(LocalDatePattern.Iso.Format(Wednesday));
        (await county.Operator.Client.DeleteAsync("/api/v1/calendars/term-b")).EnsureSuccessStatusCode();
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync("/api/v1/calendars/term-b")))
            .ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_calendar_that_a_school_uses_stays()
    {
        (await PutAsync("term-c", Calendar())).EnsureSuccessStatusCode();
        await SchoolAsync("school-c", "term-c");

        (await Installation.ProblemOf(await county.Operator.Client.DeleteAsync("/api/v1/calendars/term-c")))
            .ShouldEndWith(" calendar-used");
    }

    [Fact]
    public async Task A_wrong_file_is_refused_with_the_line_the_field_and_a_sentence()
    {
        var answer = await PutAsync("term-d", Calendar(Holiday(Wednesday).Replace("HOLIDAY", "PARTY")));

        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((string)problem["code"]!).ShouldBe("calendar-wrong");
        var fault = problem["problems"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)fault["line"]!).ShouldBeGreaterThan(1);
        ((string)fault["text"]!).ShouldContain("PARTY");
        (await Installation.ProblemOf(await PutAsync("No Name", Calendar()))).ShouldBe("422 calendar-id");
        (await county.Operator.GetAsync("/api/v1/calendars")).AsArray()
            .ShouldNotContain(c => (string)c!["id"]! == "term-d");
    }

    [Fact]
    public async Task A_school_names_a_calendar_that_is_there() =>
        (await Installation.ProblemOf(await SendSchoolAsync("school-e", "no-such"))).ShouldBe("422 county-calendar");

    private Task<HttpResponseMessage> PutAsync(string id, string text) => county.Operator.Client.PutAsync(
        $"/api/v1/calendars/{id}", new StringContent(text, Encoding.UTF8, "text/calendar"));

    private static async Task<JsonNode> AnswerAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    private async Task SchoolAsync(string id, string calendar) =>
        (await SendSchoolAsync(id, calendar)).EnsureSuccessStatusCode();

    private Task<HttpResponseMessage> SendSchoolAsync(string id, string calendar) =>
        county.Operator.Client.PutAsJsonAsync("/api/v1/county", new
        {
            venues = new object[]
            {
                new
                {
                    id, title = "实验小学", department = "教育局", township = "城关镇", calendar,
                    endpoints = new object[] { new { id = $"{id}-radio", title = "校园广播", kind = "schoolRadio" } },
                },
            },
        });

    private static string Calendar(params string[] events) => string.Join(
        "\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", .. events, "END:VCALENDAR", ""]);

    private static string Holiday(LocalDate date) => string.Join(
        "\r\n", "BEGIN:VEVENT", "UID:h", "DTSTAMP:20260101T000000Z", "CATEGORIES:HOLIDAY", "SUMMARY:校庆",
        $"DTSTART;VALUE=DATE:{Day(date)}", $"DTEND;VALUE=DATE:{Day(date.PlusDays(1))}", "END:VEVENT");

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date).Replace("-", "");
}
