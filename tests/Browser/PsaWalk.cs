using Microsoft.Playwright;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Cli.Operator;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>From a file on the operator's desk to the bank's television, through the hands of five people.</summary>
[Collection(OpenConsole.Collection)]
public sealed class PsaWalk(OpenConsole console)
{
    [Fact]
    public async Task The_operator_uploads_a_psa_two_reviewers_sign_it_and_the_operator_schedules_its_loop()
    {
        await using var admin = await console.SignInAsync("admin");
        var sun = await AddReviewerAsync(admin, "sun", "孙红");
        var zhou = await AddReviewerAsync(admin, "zhou", "周军");

        await using var operators = await console.SignInAsync(DemoPeople.Operator);
        var asset = await UploadAsync(operators, OpenConsole.Sample("film.mp4"));

        await using var first = await console.VisitAsync();
        await first.OpenLinkAsync(sun);
        await first.GoAsync(asset);
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "在本浏览器生成密钥" }).ClickAsync();
        await first.SeesAsync("等待管理员确认密钥");

        await using var second = await console.VisitAsync();
        await second.OpenLinkAsync(zhou);
        await second.GoAsync(asset);
        await LoadKeyAsync(second);

        await console.People.SignTrustAsync(TestContext.Current.CancellationToken);
        await SignAsync(first, asset);
        await first.SeesAsync("您已签名");
        await first.SeesAsync("待审核 1/2");
        await SignAsync(second, asset);
        await second.SeesAsync("已批准");

        await BookAsync(operators);
        var title = Path.GetFileName(asset);
        var lobby = console.Stage.Player(DemoEndpoint.LobbyTv);
        await lobby.UntilAsync(
            "the film", OpenConsole.Patience, s => PlayerStatus.Plays(s, title), TestContext.Current.CancellationToken);
        Array.ForEach([admin, operators, first, second], v => v.SawNoFault());
    }

    private static async Task<string> AddReviewerAsync(Visitor admin, string name, string person)
    {
        await admin.GoAsync("/users");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "添加用户" }).ClickAsync();
        await admin.Page.GetByLabel("用户名").FillAsync(name);
        await admin.Page.GetByLabel("姓名").FillAsync(person);
        await admin.Page.GetByRole(AriaRole.Checkbox, new() { Name = "审核员" }).CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "添加并生成登录链接" }).ClickAsync();
        var link = admin.Page.GetByLabel("一次性登录链接");
        await link.WaitForAsync();
        return await link.InputValueAsync();
    }

    /// <summary>The asset's page, once it waits for signatures.</summary>
    private static async Task<string> UploadAsync(Visitor operators, string file)
    {
        await operators.GoAsync("/library");
        await operators.Page.Locator(".drop input[type=file]").SetInputFilesAsync(file);
        await operators.SeesAsync("已上传");
        // By its name: other files may be waiting too, while this one is still being prepared.
        var card = operators.Page.Locator(".asset", new() { HasText = "反诈微电影" })
            .Filter(new() { HasText = "待审核 0/2" });
        await card.WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });
        return "/" + (await card.GetAttributeAsync("href"))!;
    }

    private async Task LoadKeyAsync(Visitor reviewer)
    {
        var file = console.Folder.In("zhou.key");
        KeyCommands.Make("zhou", file).Dispose();
        await reviewer.Page.Locator(".keybox input[type=file]").SetInputFilesAsync(file);
        await reviewer.SeesAsync("等待管理员确认密钥");
    }

    private static async Task SignAsync(Visitor reviewer, string asset)
    {
        await reviewer.GoAsync(asset);
        await reviewer.Page.GetByRole(AriaRole.Checkbox, new() { Name = "我已完整审看" }).CheckAsync();
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "签名批准" }).ClickAsync();
        await reviewer.SeesAsync("签名已保存");
    }

    private static async Task BookAsync(Visitor operators)
    {
        await operators.GoAsync("/bookings");
        var page = operators.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "新建排期" }).ClickAsync();
        await page.GetByLabel("排期名称").FillAsync("大厅微电影");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("反诈微电影") }).CheckAsync();
        await page.GetByText("单个终端", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("城关支行.*候办大厅电视") }).CheckAsync();
        await operators.SeesAsync("1 个终端，七天共约");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存排期" }).ClickAsync();
        await operators.SeesAsync("排期已保存");
        (await page.Locator("table.plain tr", new() { HasText = "大厅微电影" }).InnerTextAsync()).ShouldContain("执行中");
    }
}
