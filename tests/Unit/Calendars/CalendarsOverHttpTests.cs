using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Planning.Calendars;
using Signage.Scheduler.Texts;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Calendars;

/// <summary>A calendar comes and goes as a file, and says what it moves before it moves it.</summary>
public sealed class CalendarsOverHttpTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    private static readonly string Holiday = TeachingCounty.Event(
        "HOLIDAY", "运动会", TeachingCounty.Wednesday, TeachingCounty.Wednesday.PlusDays(1));

    public static TheoryData<string> Codes =>
        [.. typeof(CalendarCodes).GetFields().Select(f => "calendar-" + (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_its_words(string code) => MessageTexts.All.ShouldContainKey(code);

    [Fact]
    public async Task A_preview_names_the_schools_and_days_that_move_and_stores_nothing()
    {
        var answer = await county.PutCalendarAsync("school", TeachingCounty.Calendar(Holiday), preview: true);
        var moved = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["venues"]!.AsArray().Single()!;
        ((string)moved["title"]!).ShouldBe("第二中学");
        var day = moved["days"]!.AsArray().Single()!;
        $"{day["date"]} {day["before"]} {day["after"]} {day["runsAsAfter"]}".ShouldBe(
            $"{TeachingCounty.Wednesday:yyyy-MM-dd} working holiday 7");
        (await county.Operator.GetAsync("/api/v1/calendars/school"))["holidays"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_calendar_goes_out_as_it_came_in_and_moves_the_plan()
    {
        var booking = await county.BookAsync("atTimes", "a-sound", TeachingCounty.School,
            ("times", new JsonArray("17:00:00")), ("days", "workingDays"));
        await county.Small.PlanAsync();
        var before = await county.OrderAsync(TeachingCounty.School);
        (await county.PutCalendarAsync("school", TeachingCounty.Calendar(Holiday))).EnsureSuccessStatusCode();
        await county.Small.PlanAsync();
        (await county.OrderAsync(TeachingCounty.School)).Number.ShouldBeGreaterThan(before.Number);
        (await county.PlaylistAsync(TeachingCounty.School)).Cues
            .ShouldNotContain(c => c.At == TeachingCounty.At(TeachingCounty.Wednesday, "17:00"));
        var file = await county.Operator.Client.GetAsync("/api/v1/calendars/school?format=ics");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await file.Content.ReadAsStringAsync();
        var again = await county.PutCalendarAsync("school", text, preview: true);
        (await again.Content.ReadFromJsonAsync<JsonNode>())!["venues"]!.AsArray().ShouldBeEmpty();
        (await county.PutCalendarAsync("school", TeachingCounty.Calendar())).EnsureSuccessStatusCode();
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task A_wrong_calendar_is_refused_whole_with_each_fault()
    {
        var wrong = TeachingCounty.Event("PARTY", "联欢", TeachingCounty.Wednesday, TeachingCounty.Wednesday.PlusDays(1));
        var answer = await county.PutCalendarAsync("school", TeachingCounty.Calendar(wrong));
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((string)problem["code"]!).ShouldBe("calendar-wrong");
        var fault = problem["problems"]!.AsArray().Single()!;
        ((string)fault["code"]!).ShouldBe("category-unknown");
        ((int)fault["line"]!).ShouldBeGreaterThan(1);
        ((string)fault["text"]!).ShouldBe(
            "The category “PARTY” of “联欢” is not one of TERM, HOLIDAY, MAKEUP and EXAM.");
        (await Installation.ProblemOf(await county.PutCalendarAsync("school", "hello"))).ShouldBe("422 calendar-wrong");
    }

    [Fact]
    public async Task A_calendar_that_a_venue_uses_stays()
    {
        (await Installation.ProblemOf(await county.Operator.Client.DeleteAsync("/api/v1/calendars/school")))
            .ShouldBe("409 calendar-used");
        (await county.PutCalendarAsync("spare", TeachingCounty.Calendar())).EnsureSuccessStatusCode();
        (await county.Operator.Client.DeleteAsync("/api/v1/calendars/spare")).EnsureSuccessStatusCode();
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync("/api/v1/calendars/spare")))
            .ShouldBe("404 not-found");
        (await Installation.ProblemOf(await county.PutCalendarAsync("No Id", TeachingCounty.Calendar())))
            .ShouldBe("422 calendar-id");
    }

    [Fact]
    public async Task A_venue_reads_calendars_and_does_not_change_them()
    {
        var venue = await county.Small.Signage.NewAsync("no-calendar", "venue");
        (await venue.GetAsync("/api/v1/calendars")).AsArray().Count.ShouldBeGreaterThan(0);
        (await venue.Client.DeleteAsync("/api/v1/calendars/school")).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_sample_calendar_is_right()
    {
        var text = await File.ReadAllTextAsync(
            Repository.At("content/samples/school.ics"), TestContext.Current.CancellationToken);
        var (calendar, problems) = CalendarFile.Read(text);
        problems.ShouldBeEmpty();
        calendar!.Terms.Count.ShouldBe(2);
        calendar.On(new LocalDate(2026, 12, 26)).RunsAs.ShouldBe(IsoDayOfWeek.Tuesday);
        calendar.On(new LocalDate(2026, 10, 1)).Kind.ShouldBe(DayKind.Holiday);
        calendar.Exams.Count.ShouldBe(10);
    }
}
