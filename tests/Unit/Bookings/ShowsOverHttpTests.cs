using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Planning.Recurrences;
using Signage.Planning.Timetables;
using Signage.Scheduler.Texts;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>A cinema's timetable as a table and as iCalendar.</summary>
public sealed class ShowsOverHttpTests : IAsyncLifetime
{
    private static readonly string Day = $"{TeachingCounty.Wednesday:yyyy-MM-dd}";

    private readonly TeachingCounty _county = new();

    public static TheoryData<string> Codes =>
    [
        .. typeof(TimetableCodes).GetFields().Concat(typeof(RecurrenceCodes).GetFields())
            .Select(f => "timetable-" + (string)f.GetRawConstantValue()!),
    ];

    public ValueTask InitializeAsync() => _county.InitializeAsync();

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_its_words(string code) => MessageTexts.All.ShouldContainKey(code);

    [Fact]
    public async Task An_added_moved_or_cancelled_show_replans_its_hall_alone()
    {
        await _county.BookAsync("beforeShow", "a-clip", TeachingCounty.Hall1);
        await _county.BookAsync("beforeShow", "a-clip", TeachingCounty.Hall2);
        await ImportAsync($"1号厅,{Day},19:30,长津湖,A1,否\n2号厅,{Day},20:00,流浪地球,A2,否");
        (await CueAsync(TeachingCounty.Hall1)).ShouldBe([TeachingCounty.At(TeachingCounty.Wednesday, "19:30")]);
        var (one, two) = await NumbersAsync();

        (await ImportAsync($"1号厅,{Day},19:45,长津湖,A1,否"))["moved"]!.AsArray().Count.ShouldBe(1);
        (await CueAsync(TeachingCounty.Hall1)).ShouldBe([TeachingCounty.At(TeachingCounty.Wednesday, "19:45")]);
        (await NumbersAsync()).ShouldBe((one + 1, two));

        (await ImportAsync($"影厅,日期,开始,片名,编号,取消\n1号厅,{Day},21:00,长津湖,A3,否", head: ""))["added"]!
            .AsArray().Count.ShouldBe(1);
        await _county.Small.PlanAsync();
        (await NumbersAsync()).ShouldBe((one + 2, two));

        var cancelled = (await ImportAsync($"1号厅,{Day},19:45,长津湖,A1,是"))["cancelled"]!.AsArray().Single()!;
        (await CueAsync(TeachingCounty.Hall1)).ShouldBe([TeachingCounty.At(TeachingCounty.Wednesday, "21:00")]);
        (await NumbersAsync()).ShouldBe((one + 3, two));
        var shows = (await _county.Operator.GetAsync($"/api/v1/shows?endpoint={TeachingCounty.Hall1}")).AsArray();
        shows.Single(s => (string)s!["id"]! == (string)cancelled!)!["cancelled"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancelled_show_stays_and_may_run_after_all()
    {
        await _county.BookAsync("beforeShow", "a-clip", TeachingCounty.Hall1);
        await ImportAsync($"1号厅,{Day},19:30,长津湖,A1,否");
        var id = (string)(await _county.Operator.GetAsync("/api/v1/shows"))[0]!["id"]!;
        (await _county.Operator.Client.DeleteAsync($"/api/v1/shows/{id}")).EnsureSuccessStatusCode();
        (await CueAsync(TeachingCounty.Hall1)).ShouldBeEmpty();
        (await Installation.ProblemOf(await _county.Operator.Client.DeleteAsync($"/api/v1/shows/{id}")))
            .ShouldBe("404 not-found");
        await ImportAsync($"1号厅,{Day},19:30,长津湖,A1,否");
        (await CueAsync(TeachingCounty.Hall1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_calendar_of_shows_is_read_in_the_cinemas_own_time()
    {
        await _county.BookAsync("beforeShow", "a-clip", TeachingCounty.Hall2);
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x@cinema\r\nLOCATION:2号厅银幕\r\n"
            + $"SUMMARY:长津湖\r\nDTSTART:{TeachingCounty.Wednesday:yyyyMMdd}T193000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var answer = await _county.Operator.Client.PostAsync(
            "/api/v1/shows/import?venue=cinema", new StringContent(text, Encoding.UTF8, "text/calendar"));
        answer.EnsureSuccessStatusCode();
        (await CueAsync(TeachingCounty.Hall2)).ShouldBe([TeachingCounty.At(TeachingCounty.Wednesday, "19:30")]);
    }

    [Fact]
    public async Task A_wrong_row_refuses_the_whole_file_and_each_fault_has_its_line()
    {
        var answer = await SendAsync(
            $"1号厅,{Day},19:30,长津湖,A1,否\n9号厅,{Day},19:30,长津湖,A2,否\n1号厅,someday,25:99,,A3,perhaps");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        ((string)problem["code"]!).ShouldBe("timetable-wrong");
        problem["problems"]!.AsArray().Select(p => $"{p!["line"]} {p["field"]} {p["text"]}").ShouldBe(
        [
            "3 hall There is no hall “9号厅”.",
            "4 date The date “someday” cannot be read; it should be like 2026-11-23.",
            "4 start The time “25:99” cannot be read; it should be like 19:30.",
            "4 title This field must not be empty.",
            "4 cancelled “perhaps” does not say whether it is cancelled; write yes or no.",
        ]);
        (await _county.Operator.GetAsync("/api/v1/shows")).AsArray().ShouldBeEmpty();
        var json = new StringContent("[]", Encoding.UTF8, "application/json");
        (await Installation.ProblemOf(await _county.Operator.Client.PostAsync("/api/v1/shows/import", json)))
            .ShouldBe("415 wrong-media-type");
        (await Installation.ProblemOf(await SendAsync(""))).ShouldBe("422 timetable-empty");
        (await Installation.ProblemOf(await SendAsync("", venue: "nowhere"))).ShouldBe("422 timetable-venue");
    }

    private async Task<JsonNode> ImportAsync(string rows, string head = "影厅,日期,开始,片名,编号,取消\n")
    {
        var answer = await SendAsync(rows, head: head);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        await _county.Small.PlanAsync();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private Task<HttpResponseMessage> SendAsync(
        string rows, string venue = "cinema", string head = "影厅,日期,开始,片名,编号,取消\n") =>
        _county.Operator.Client.PostAsync(
            $"/api/v1/shows/import?venue={venue}", new StringContent(head + rows, Encoding.UTF8, "text/csv"));

    /// <summary>When the packs of a hall end, which is when its shows start.</summary>
    private async Task<IReadOnlyList<Instant>> CueAsync(string hall)
    {
        await _county.Small.PlanAsync();
        return [.. (await _county.PlaylistAsync(hall)).Cues
            .Select(c => c.At + Duration.FromMilliseconds(c.LengthMs))];
    }

    private async Task<(long One, long Two)> NumbersAsync() => (
        (await _county.OrderAsync(TeachingCounty.Hall1)).Number,
        (await _county.OrderAsync(TeachingCounty.Hall2)).Number);
}
