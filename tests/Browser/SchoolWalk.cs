using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Signage.Cli.Demo;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>The school sees that its pupils were reached.</summary>
[Collection(OpenConsole.Collection)]
public sealed partial class SchoolWalk(OpenConsole console)
{
    private static readonly Duration Ahead = Duration.FromSeconds(40);

    [Fact]
    public async Task The_school_s_user_sees_today_s_mp3_proven_at_its_time_with_its_grade()
    {
        var at = SystemClock.Instance.GetCurrentInstant() + Ahead;
        await console.Campaign.BookAsync(
            "校园防骗广播", "atTimes", [console.Sound], [DemoEndpoint.SchoolRadio], default, at, "stop");
        var local = at.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).TimeOfDay.ToString("HH:mm:ss", null);
        await using var school = await console.SignInAsync("school");
        await school.GoAsync("/as-run");
        await school.Page.GetByRole(AriaRole.Checkbox, new() { Name = "只看定点与映前" }).CheckAsync();

        var row = school.Page.Locator("table.asrun tbody tr", new() { HasText = local });
        await row.GetByText("完整播出").WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)OpenConsole.Patience.TotalMilliseconds });
        var text = await row.InnerTextAsync();
        text.ShouldContain("校园反诈广播");
        text.ShouldContain("E1 播放器签名");
        var started = StartedAt().Match(text).Value;
        Math.Abs((TimeOnly.Parse(started) - TimeOnly.Parse(local)).TotalSeconds)
            .ShouldBeLessThan(Soak.Bound(Duration.FromSeconds(2)).TotalSeconds);
        await row.GetByText("已回执").WaitForAsync();
        (await school.Page.Locator("table.asrun tbody").InnerTextAsync()).ShouldNotContain("银行", Case.Sensitive);
        school.SawNoFault();
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d")]
    private static partial Regex StartedAt();
}
