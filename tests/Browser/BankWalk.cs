using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>The bank stands by its figures, and says where it does not.</summary>
[Collection(OpenConsole.Collection)]
public sealed class BankWalk(OpenConsole console)
{
    [Fact]
    public async Task The_bank_s_user_confirms_the_uptime_of_its_screens_and_disputes_a_day()
    {
        await using var bank = await console.SignInAsync("bank");
        await bank.GoAsync("/uptime");
        var card = bank.Page.Locator(".month-card", new() { HasText = "候办大厅电视" });
        await card.GetByText("%").First.WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });
        (await card.InnerTextAsync()).ShouldContain("E1 播放器签名");
        (await bank.Page.Locator("main").InnerTextAsync()).ShouldNotContain("车载LED");

        var onTheFirst = TodayIsTheFirst();
        if (onTheFirst)
        {
            // Nothing of this month is over: the last one is what can be confirmed.
            await bank.SeesAsync("本月还没有结束的一天");
            await bank.Page.GetByRole(AriaRole.Button, new() { Name = "上个月" }).ClickAsync();
        }

        await bank.Page.GetByRole(AriaRole.Button, new() { Name = "确认属实" }).ClickAsync();
        await bank.AgreeAsync("确认属实");
        await bank.SeesAsync("已确认并存档");
        await bank.SeesAsync("已确认", OpenConsole.Patience);
        (await bank.Page.GetByLabel("本月的确认与异议").InnerTextAsync()).ShouldContain("本点位全部终端");
        if (onTheFirst)
        {
            await bank.Page.GetByRole(AriaRole.Button, new() { Name = "下个月" }).ClickAsync();
        }

        await card.GetByText("按天明细").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).Last.ClickAsync();
        await bank.Page.GetByLabel("异议原因").FillAsync("当天网点停电检修，大屏并未播出。");
        await bank.AgreeAsync("提出异议");
        await bank.SeesAsync("当天网点停电检修");
        bank.SawNoFault();
    }

    private static bool TodayIsTheFirst() =>
        SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Day == 1;
}
