using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>
/// Every page, in both languages and at two sizes, without a fault; with a picture of each where one is asked for.
/// </summary>
[Collection(OpenConsole.Collection)]
public sealed partial class EveryPageTests(OpenConsole console)
{
    private static readonly string[] Paths =
        ["/wall", "/library", "/bookings", "/as-run", "/uptime", "/players", "/users", "/account"];

    /// <summary>Set to a folder to keep the pictures, such as docs/screenshots.</summary>
    private static string? Pictures => Environment.GetEnvironmentVariable("SIGNAGE_SCREENSHOTS");

    [Theory]
    [InlineData("zh", 1440, 900)]
    [InlineData("en", 1440, 900)]
    [InlineData("zh", 1024, 768)]
    public async Task Every_page_opens_in_the_reader_s_language_without_a_fault(string language, int width, int height)
    {
        await using var admin = await console.SignInAsync("admin", language, width, height);
        foreach (var path in Paths)
        {
            await admin.GoAsync(path);
            var page = admin.Page;
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language == "zh" ? "zh-CN" : "en");
            var text = await page.Locator("body").InnerTextAsync();
            Key().Matches(text).Select(m => m.Value).ShouldBeEmpty($"keys without words on {path}");
            (await OverflowAsync(page)).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than {width} pixels");
            await PictureAsync(admin, path, $"{path[1..]}-{language}{(width < 1440 ? $"-{width}" : "")}");
        }

        admin.SawNoFault();
    }

    [Fact]
    public async Task The_language_is_switched_by_hand_and_kept()
    {
        await using var admin = await console.SignInAsync("admin");
        await admin.GoAsync("/library");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await admin.SeesAsync("All the campaign's material");
        await admin.GoAsync("/wall");
        await admin.SeesAsync("What every screen and loudspeaker shows");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await admin.SeesAsync("所有终端此刻的画面");
        admin.SawNoFault();
    }

    [Fact]
    public async Task A_venue_s_user_is_not_shown_what_is_not_theirs()
    {
        await using var school = await console.SignInAsync("school");
        var menu = await school.Page.Locator("nav").First.InnerTextAsync();
        menu.ShouldNotContain("素材库");
        menu.ShouldNotContain("用户");
        await school.Page.Locator(".tile", new() { HasText = "校园广播" }).WaitForAsync();
        (await school.Page.Locator(".tile").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_address_says_so_on_a_page_and_a_closed_one_says_why()
    {
        await using var school = await console.SignInAsync("school");
        await school.GoAsync("/no-such-page");
        await school.SeesAsync("没有这个页面");
        await school.GoAsync("/library");
        await school.SeesAsync("您的角色看不到这一页");
    }

    /// <summary>By how many pixels the page can be scrolled sideways.</summary>
    private static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private static async Task PictureAsync(Visitor visitor, string path, string name)
    {
        if (Pictures is null)
        {
            return;
        }

        if (path == "/wall")
        {
            await visitor.Page.Locator(".shows img").First.WaitForAsync();
        }

        var folder = Path.IsPathRooted(Pictures) ? Pictures : Repository.At(Pictures);
        await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    [GeneratedRegex(
        @"\b(app|nav|wall|library|slogan|bookings?|asrun|uptime|players|users|account|confirm|takeover)\.[a-z]\w+")]
    private static partial Regex Key();
}
