using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>A school's calendar is changed: which days move is seen first, and only then kept.</summary>
[Collection(OpenConsole.Collection)]
public sealed class CalendarWalk(OpenConsole console)
{
    private const string School = "柳树镇初级中学";

    private static LocalDate Today => SystemClock.Instance.GetCurrentInstant()
        .InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;

    [Fact]
    public async Task A_calendar_shows_which_school_it_moves_before_it_is_kept()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/calendars");
        var saturday = Today.PlusDays(7).Next(IsoDayOfWeek.Saturday);

        await desk.Page.GetByLabel("日历编号").FillAsync("school");
        await ChooseAsync(desk, "broken.ics", "BEGIN:VCALENDAR\r\n");
        await desk.Page.GetByRole(AriaRole.Alert).WaitForAsync();

        await ChooseAsync(desk, "school.ics", Calendar(saturday));
        await desk.SeesAsync("将会变动（尚未保存）");
        var moved = desk.Page.Locator("p", new() { HasText = School });
        (await moved.InnerTextAsync()).ShouldContain(
            $"{saturday.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} 休息日 → 调休上课");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存日历" }).ClickAsync();
        await desk.SeesAsync("日历“学校试用校历”已保存");
        var row = desk.Page.Locator("table.plain tr", new() { HasText = "学校试用校历" });
        (await row.InnerTextAsync()).ShouldContain("学期 1，假期 0，调休 1，考试 0");
        desk.SawNoFault();

        await DemoCampaign.PutCountyAsync(console.People.AsAdmin, TestContext.Current.CancellationToken);
    }

    private static Task ChooseAsync(Visitor desk, string name, string text) =>
        desk.Page.GetByLabel("文件（.ics）").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(text) });

    /// <summary>A term around today, and a Saturday that runs as a Tuesday.</summary>
    private static string Calendar(LocalDate saturday) => string.Join("\r\n",
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signage//Calendar 1//EN", "X-WR-CALNAME:学校试用校历",
        .. Event("TERM", "学期", Today.PlusDays(-30), Today.PlusDays(60)),
        .. Event("MAKEUP", "调休", saturday, saturday.PlusDays(1), "X-SIGNAGE-RUNS-AS:TU"),
        "END:VCALENDAR", "",
    ]);

    private static string[] Event(
        string category, string summary, LocalDate from, LocalDate until, params string[] more) =>
    [
        "BEGIN:VEVENT", $"UID:{category}@signage", "DTSTAMP:19700101T000000Z", $"CATEGORIES:{category}",
        $"SUMMARY:{summary}", $"DTSTART;VALUE=DATE:{Compact(from)}", $"DTEND;VALUE=DATE:{Compact(until)}",
        .. more, "END:VEVENT",
    ];

    private static string Compact(LocalDate date) => date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
}
