using System.Globalization;
using System.Text;
using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Signage.Player.Running;
using Signage.Playout.Timelines;
using Signage.Scheduler.Outlook;
using Signage.Scheduler.Texts;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Rehearsals;

/// <summary>
/// The county of the samples, rehearsed on four days; docs/REHEARSAL.md shows the report, and this test holds it to
/// what is planned. To write it anew: <c>SIGNAGE_WRITE=1</c>.
/// </summary>
public sealed class SampleCountyRehearsalTests(SampleCounty county) : IClassFixture<SampleCounty>
{
    private const string Page = "docs/REHEARSAL.md";

    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly LocalDate Ordinary = new(2026, 12, 22);
    private static readonly LocalDate MakeUp = new(2026, 12, 26);
    private static readonly LocalDate Cinema = new(2026, 12, 31);
    private static readonly LocalDate Exam = new(2027, 1, 11);

    private static readonly (LocalDate Date, string Heading)[] Days =
    [
        (Ordinary, "An ordinary Tuesday"),
        (MakeUp, "A make-up Saturday that runs as a Tuesday"),
        (Exam, "A Monday in the exam week"),
        (Cinema, "A day at the cinema"),
    ];

    [Fact]
    public async Task A_make_up_Saturday_plays_as_its_Tuesday_where_the_calendar_holds_and_nowhere_else()
    {
        var (tuesday, saturday) = (await RehearseAsync(Ordinary), await RehearseAsync(MakeUp));
        Times(saturday, "school-2-radio").ShouldBe(["08:05:00", "12:10:00"]);
        Times(saturday, "school-2-radio").ShouldBe(Times(tuesday, "school-2-radio"));
        Times(tuesday, "school-1-radio").ShouldBe(["08:05:00", "12:10:00"]);
        Times(saturday, "school-1-radio").ShouldBeEmpty("that school has no calendar");
    }

    [Fact]
    public async Task Exams_are_quiet_for_what_may_break_lessons_and_the_missed_duty_says_so()
    {
        var day = await RehearseAsync(Exam);
        Times(day, "school-2-radio").ShouldBe(["12:10:00"]);
        Times(day, "school-1-radio").ShouldBe(["08:05:00", "12:10:00"]);
        var missed = day.Duties.Where(d => !d.Met).ShouldHaveSingleItem();
        missed.Endpoints.ShouldBe(["school-2-radio"]);
        missed.Text.ShouldBe("1 plays are planned, 2 are owed.");
        missed.Reasons.ShouldBe(
            ["The booking “早课提醒”: It is to be quiet then: lessons, midday rest, night or an exam."]);
    }

    [Fact]
    public async Task Each_show_that_runs_has_its_clip_and_the_cancelled_one_owes_nothing()
    {
        var day = await RehearseAsync(Cinema);
        Times(day, "cinema-hall-1").ShouldBe(["09:58:45", "13:28:45", "19:28:45"]);
        Times(day, "cinema-hall-2").ShouldBe(["19:58:45"]);
        day.Duties.Where(d => d.Duty == "cinema-shows").Select(d => $"{d.Endpoints[0]} {d.Met} {d.Owed}")
            .ShouldBe(["cinema-hall-1 True 3", "cinema-hall-2 True 1"]);
    }

    [Fact]
    public async Task The_page_of_the_rehearsal_is_up_to_date()
    {
        var page = new StringBuilder(
            """
            # A rehearsed county

            `./signage rehearse --date 2026-12-26` asks the scheduler for the playlist of every endpoint on that day
            (the published one; for days that no order holds yet, one planned for the question and not published),
            gives each distinct playlist to a player with `--rehearse`, and prints what the day would show and which
            duties it would meet. The player runs its own state against a virtual clock that goes from change to
            change, so a day takes about as long as a player needs to start. Nothing is decoded and nothing is
            proven: every line is of grade E0. `--csv FILE` writes each airing, in the columns of the as-run report.

            This page is the county of `content/samples` with its calendar (`school.ics`) and its duties
            (`duties.json`), five bookings and a cinema's timetable, rehearsed on four days. `tests/Unit/Rehearsals`
            makes it, and fails when it is out of date.


            """);
        foreach (var (date, heading) in Days)
        {
            Write(page, heading, await RehearseAsync(date));
        }

        var path = Repository.At(Page);
        if (Environment.GetEnvironmentVariable("SIGNAGE_WRITE") == "1")
        {
            await File.WriteAllTextAsync(path, page.ToString(), TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(page.ToString());
    }

    private async Task<Day> RehearseAsync(LocalDate date)
    {
        var (snapshot, duties) = await county.ReadAsync();
        var window = new PlanWindow(Shanghai.AtStartOfDay(date).ToInstant(), 1);
        var within = window.In(Shanghai).ToInterval(Shanghai);
        var plan = Planner.Plan(snapshot, window, 1);
        var rows = new List<(string Endpoint, RehearsedAiring Row)>();
        foreach (var planned in plan.Playlists)
        {
            var airings = Rehearsal.Of(new Timeline(planned.Playlist, planned.Hash), within).ToList();
            airings.Count(a => a.Outcome is not null && a.OffsetMs == 0)
                .ShouldBe(PlannedPlays.Within(planned.Playlist, within).Count());
            rows.AddRange(planned.Endpoints.SelectMany(e => airings.Select(a => (e, a))));
        }

        var words = new OutlookWords(snapshot, duties, Language.English);
        return new Day(date, rows, [.. DutyForecast.Of(plan, snapshot, duties, window)
            .OrderBy(d => d.Duty, StringComparer.Ordinal).ThenBy(d => d.Endpoints[0], StringComparer.Ordinal)
            .Select(d => words.Of(d, plan))]);
    }

    private static IReadOnlyList<string> Times(Day day, string endpoint) =>
        [.. day.Rows.Where(r => r.Endpoint == endpoint && r.Row.Outcome == Outcome.Complete)
            .Select(r => $"{r.Row.Start.InZone(Shanghai):HH:mm:ss}").Order(StringComparer.Ordinal)];

    private static void Write(StringBuilder page, string heading, Day day)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {heading}: {day.Date:yyyy-MM-dd}\n\n")
            .Append("| endpoint | item | plays | on air | first | last |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var line in day.Rows.Where(r => r.Row.Outcome is not null)
            .GroupBy(r => (r.Endpoint, r.Row.Title)).OrderBy(g => g.Key.Endpoint, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Title, StringComparer.Ordinal))
        {
            var starts = line.Select(r => r.Row.Start.InZone(Shanghai).TimeOfDay).Order().ToList();
            var sum = line.Aggregate(Duration.Zero, (total, r) => total + (r.Row.End!.Value - r.Row.Start));
            page.Append(CultureInfo.InvariantCulture,
                $"| {line.Key.Endpoint} | {line.Key.Title} | {line.Count(r => r.Row.OffsetMs == 0)} | ")
                .Append(CultureInfo.InvariantCulture, $"{sum:HH:mm:ss} | ")
                .Append(CultureInfo.InvariantCulture, $"{starts[0]:HH:mm:ss} | {starts[^1]:HH:mm:ss} |\n");
        }

        page.Append('\n');
        foreach (var duty in day.Duties)
        {
            var mark = duty.Met ? "met" : "**missed**";
            page.Append(CultureInfo.InvariantCulture,
                $"- {mark}: {duty.Title} ({string.Join(", ", duty.Endpoints)}): {duty.Text}");
            page.AppendJoin("", duty.Reasons.Select(r => $" {r}")).Append('\n');
        }

        page.Append('\n');
    }

    private sealed record Day(
        LocalDate Date, IReadOnlyList<(string Endpoint, RehearsedAiring Row)> Rows, IReadOnlyList<DutyView> Duties);
}
