using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>One person takes something off the air, two bring it back.</summary>
[Collection(OpenConsole.Collection)]
public sealed class StopWalk(OpenConsole console)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_operator_withdrew_two_people_lift()
    {
        var asset = await console.Campaign.SloganAsync("lift", new JsonObject { ["text"] = "先撤回再解除的标语" }, Stop);
        await console.Campaign.ApproveAsync(asset, Stop);
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync($"/library/{asset}");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "立即撤回" }).ClickAsync();
        await desk.Page.GetByLabel("撤回原因").FillAsync("号码有误");
        await desk.AgreeAsync("立即撤回");
        await desk.SeesAsync("已撤回，停播单已发出");
        var box = desk.Page.GetByLabel("停播", new() { Exact = true });
        await box.GetByText("号码有误").WaitForAsync();
        await box.GetByText("台播放器均已确认").WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "提议解除" }).ClickAsync();
        await desk.AgreeAsync("提议解除");
        await box.GetByText("还需另一个人同意").WaitForAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤销", Exact = true }).ClickAsync();
        await box.GetByRole(AriaRole.Button, new() { Name = "提议解除" }).ClickAsync();
        await desk.AgreeAsync("提议解除");
        await box.GetByText("等待另一个人同意").WaitForAsync();

        await using var reviewer = await console.SignInAsync(DemoPeople.Reviewers[0]);
        await reviewer.GoAsync($"/library/{asset}");
        await reviewer.SeesAsync("operator 于");
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "同意解除" }).ClickAsync();
        await reviewer.AgreeAsync("同意解除");
        await reviewer.SeesAsync("已解除停播");
        await reviewer.SeesAsync("已批准");
        Array.ForEach([desk, reviewer], v => v.SawNoFault());
    }

    [Fact]
    public async Task The_bank_stops_its_own_screen_and_a_second_person_brings_it_back()
    {
        await using var bank = await console.SignInAsync("bank");
        var tile = Tile(bank);
        await tile.GetByRole(AriaRole.Button, new() { Name = "停播此终端" }).ClickAsync();
        await bank.Page.GetByLabel("停播原因").FillAsync("大厅装修");
        await bank.AgreeAsync("停播此终端");
        await tile.GetByText("终端已停播。").WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });
        (await tile.InnerTextAsync()).ShouldContain("大厅装修");
        var lobby = console.Stage.Player(DemoEndpoint.LobbyTv);
        await lobby.UntilAsync("it is off", OpenConsole.Patience, s => (string?)s["screen"] == "off", Stop);

        await tile.GetByRole(AriaRole.Button, new() { Name = "提议解除" }).ClickAsync();
        await bank.AgreeAsync("提议解除");
        await tile.GetByText("等待另一个人同意").WaitForAsync();

        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await Tile(desk).GetByRole(AriaRole.Button, new() { Name = "同意解除" }).ClickAsync();
        await desk.AgreeAsync("同意解除");
        await desk.SeesAsync("已解除停播");
        await lobby.UntilAsync("it is on again", OpenConsole.Patience, s => (string?)s["screen"] == "on", Stop);
        await Tile(desk).GetByText("正在播", new() { Exact = true }).First.WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });
        Array.ForEach([bank, desk], v => v.SawNoFault());
    }

    private static ILocator Tile(Visitor visitor) => visitor.Page.Locator(".tile", new() { HasText = "候办大厅电视" });
}
