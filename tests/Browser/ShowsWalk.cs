using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>The cinema's timetable: a show is added, a booking before it is seen in the preview, the show is cancelled.
/// </summary>
[Collection(OpenConsole.Collection)]
public sealed class ShowsWalk(OpenConsole console)
{
    private const string Film = "流浪地球";

    private static string Tomorrow => LocalDatePattern.Iso.Format(
        SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.PlusDays(1));

    [Fact]
    public async Task A_show_is_added_what_plays_before_it_is_previewed_and_the_show_is_cancelled()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/bookings");
        var shows = desk.Page.GetByRole(AriaRole.Region, new() { Name = "影厅场次" });
        await shows.GetByText("还没有场次").WaitForAsync();

        await AddAsync(shows);
        await desk.SeesAsync("场次已添加");
        var row = shows.Locator("tr", new() { HasText = Film });
        (await row.InnerTextAsync()).ShouldContain($"{Tomorrow} 19:30");
        await shows.GetByText("还没有场次").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        await PreviewAsync(desk);

        await row.GetByRole(AriaRole.Button, new() { Name = "取消场次" }).ClickAsync();
        await desk.Page.Locator(".rz-dialog").GetByText($"“{Film}”").WaitForAsync();
        await desk.AgreeAsync("取消场次");
        await row.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await shows.GetByText("还没有场次").WaitForAsync();
        desk.SawNoFault();
    }

    private static async Task AddAsync(ILocator shows)
    {
        var form = shows.GetByRole(AriaRole.Form, new() { Name = "添加场次" });
        await form.GetByLabel("影厅").SelectOptionAsync(new SelectOptionValue { Value = DemoEndpoint.Cinema });
        await form.GetByLabel("放映日期").FillAsync(Tomorrow);
        await form.GetByLabel("开映时刻").FillAsync("19:30");
        await form.GetByLabel("片名").FillAsync(Film);
        await form.GetByRole(AriaRole.Button, new() { Name = "添加场次" }).ClickAsync();
    }

    /// <summary>A clip of 15 s that ends as the show begins.</summary>
    private static async Task PreviewAsync(Visitor desk)
    {
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "新建排期" }).ClickAsync();
        await page.GetByLabel("排期名称").FillAsync("映前公益");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("反诈公益短片") }).CheckAsync();
        await page.GetByText("单个终端", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("光华影城.*1号厅") }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("映前播出") }).CheckAsync();
        await desk.SeesAsync("1 个终端，七天共约 1 次");
        var day = page.Locator("table.week tr", new() { HasText = Tomorrow[5..] });
        (await day.InnerTextAsync()).ShouldContain("19:29:45");
        await page.GetByRole(AriaRole.Button, new() { Name = "取消", Exact = true }).ClickAsync();
    }
}
