using Microsoft.Playwright;
using Shouldly;
using Signage.Cli.Demo;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>An operator looks after a player from afar.</summary>
[Collection(OpenConsole.Collection)]
public sealed class PlayersWalk(OpenConsole console)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operator_reads_a_players_log_and_starts_it_anew()
    {
        var led = console.Stage.Player(DemoEndpoint.BusLed);
        await using var desk = await console.SignInAsync(DemoPeople.Operator);
        await desk.GoAsync("/players");
        var row = desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "车载LED" });

        await row.GetByRole(AriaRole.Button, new() { Name = "日志" }).First.ClickAsync();
        await desk.SeesAsync("status page: http://127.0.0.1", OpenConsole.Patience);
        var shown = (long)(await led.UntilAsync("it has shown pictures for a while", OpenConsole.Patience,
            s => (long)s["framesShown"]! > 250, Stop))["framesShown"]!;
        await row.GetByRole(AriaRole.Button, new() { Name = "重启" }).First.ClickAsync();
        await desk.AgreeAsync("重启");
        await desk.SeesAsync("的播放器重启。");

        var after = await led.UntilAsync("it began anew and is on the link", OpenConsole.Patience,
            s => (string?)s["link"] == "online" && (long)s["framesShown"]! < shown, Stop);
        ((string?)after["endpoint"]).ShouldBe(DemoEndpoint.BusLed);
        desk.SawNoFault();
    }
}
