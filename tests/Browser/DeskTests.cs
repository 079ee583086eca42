using System.Security.Cryptography;
using Microsoft.Playwright;
using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>What the duty desk does on a busy day: take over, take back, and be told why not.</summary>
[Collection(OpenConsole.Collection)]
public sealed class DeskTests(OpenConsole console)
{
    private const int Megabyte = 1 << 20;

    [Fact]
    public async Task A_takeover_goes_on_air_and_is_released()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "紧急插播" }).First.ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "紧急插播" });
        await form.GetByLabel("插播素材")
            .SelectOptionAsync(new SelectOptionValue { Label = "短片 · 反诈公益短片" });
        await form.GetByText("单个终端", new() { Exact = true }).ClickAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("光华影城.*1号厅") }).CheckAsync();
        await form.GetByText("将播到 1 个终端").WaitForAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "紧急插播" }).ClickAsync();
        await desk.AgreeAsync("紧急插播");

        await desk.SeesAsync("正在插播：反诈公益短片（1 个终端）");
        var cinema = console.Stage.Player(DemoEndpoint.Cinema);
        await cinema.UntilAsync(
            "the takeover",
            OpenConsole.Patience,
            s => s["takeover"] is not null,
            TestContext.Current.CancellationToken);
        await page.Locator(".tile", new() { HasText = "1号厅" }).GetByText("插播中").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await desk.SeesAsync("插播已解除");
        await cinema.UntilAsync(
            "the plan again", OpenConsole.Patience, s => s["takeover"] is null, TestContext.Current.CancellationToken);
        desk.SawNoFault();
    }

    [Fact]
    public async Task A_removed_booking_comes_back_by_undo()
    {
        await console.Campaign.BookAsync("撤销试验", "loop", [console.Sound], [DemoEndpoint.SchoolRadio], default);
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/bookings");
        var row = desk.Page.Locator("table.plain tr", new() { HasText = "撤销试验" });
        await row.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await desk.AgreeAsync("删除");
        await row.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await row.WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await desk.AgreeAsync("删除");
        await row.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        desk.SawNoFault();
    }

    [Fact]
    public async Task An_upload_survives_a_broken_connection_and_a_false_film_is_refused_in_words()
    {
        var file = console.Folder.In("not-a-film.mp4");
        await File.WriteAllBytesAsync(
            file, RandomNumberGenerator.GetBytes(20 * Megabyte), TestContext.Current.CancellationToken);
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/library");
        var pieces = 0;
        await desk.Page.RouteAsync("**/api/v1/uploads/*", route =>
            route.Request.Method == "PATCH" && Interlocked.Increment(ref pieces) == 2
                ? route.AbortAsync()
                : route.ContinueAsync());

        await desk.Page.Locator(".drop input[type=file]").SetInputFilesAsync(file);
        await desk.SeesAsync("已上传");

        pieces.ShouldBeGreaterThan(3, "a piece that broke is sent again");
        var card = desk.Page.Locator(".asset", new() { HasText = "not-a-film" });
        await card.GetByText("文件内容不是可播放的视频、音频或图片").WaitForAsync();
    }

    [Fact]
    public async Task A_file_chosen_before_the_page_has_come_to_life_is_uploaded_all_the_same()
    {
        var file = console.Folder.In("early.mp4");
        await File.WriteAllBytesAsync(
            file, RandomNumberGenerator.GetBytes(Megabyte), TestContext.Current.CancellationToken);
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        var chosen = new TaskCompletionSource();
        await desk.Page.RouteAsync("**/upload.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await desk.GoAsync("/library");

        await desk.Page.Locator(".drop input[type=file]").SetInputFilesAsync(file);
        chosen.SetResult();

        await desk.SeesAsync("已上传");
    }

    [Fact]
    public async Task An_open_wall_comes_back_by_itself_after_the_scheduler_was_restarted()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        var port = new Uri(console.Url).Port;
        await console.Stage.StopSchedulerAsync();
        await desk.SeesAsync("与服务器的连接已断开");
        await console.Stage.StartSchedulerAsync(port, TestContext.Current.CancellationToken);

        await desk.Text("与服务器的连接已断开").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Hidden, Timeout = 60_000 });
        await desk.Page.Locator(".tile").First.WaitForAsync();
    }

    // Pasted as a person does: a length limit of the field would cut it without a word.
    [Fact]
    public async Task A_slogan_of_ten_thousand_characters_that_is_pasted_is_refused_and_not_cut()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/library");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建标语" }).ClickAsync();
        await desk.Page.GetByLabel("标语内容").FocusAsync();
        await desk.Page.Keyboard.InsertTextAsync(new string('骗', 10_000));
        await desk.SeesAsync("10000 / 500 字");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        await desk.SeesAsync("标语有 10000 个字符，最多 500 个");
        desk.SawNoFault();
    }

    [Fact]
    public async Task A_slogan_is_seen_as_it_is_typed_and_one_with_emoji_is_taken_with_a_warning()
    {
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/library");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建标语" }).ClickAsync();
        await desk.Page.GetByLabel("标语内容").FillAsync("陌生链接不要点😀");
        await desk.Page.Locator(".led").GetByText("陌生链接不要点😀").WaitForAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }).ClickAsync();
        var card = desk.Page.Locator(".asset", new() { HasText = "陌生链接不要点" });
        await card.GetByText("有提示").WaitForAsync();
        desk.SawNoFault();
    }
}
