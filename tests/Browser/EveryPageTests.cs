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
    [
        "/wall", "/library", "/bookings", "/plan", "/calendars", "/why", "/as-run", "/uptime", "/players", "/jobs",
        "/users", "/account",
    ];

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
            (await NamelessAsync(page)).ShouldBeEmpty($"things without a name on {path}");
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
    public async Task A_person_sets_a_password_signs_out_and_comes_back_with_it_to_the_page_they_wanted()
    {
        await using var school = await console.SignInAsync("school");
        await school.GoAsync("/account");
        await school.Page.GetByLabel("新密码").FillAsync("校园广播每天播");
        await school.Page.GetByLabel("再输入一次").FillAsync("校园广播天天播");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "保存密码" }).ClickAsync();
        await school.SeesAsync("两次输入的密码不一致");
        await school.Page.GetByLabel("新密码").FillAsync("校园广播每天定时播放");
        await school.Page.GetByLabel("再输入一次").FillAsync("校园广播每天定时播放");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "保存密码" }).ClickAsync();
        await school.SeesAsync("密码已保存");

        await school.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await school.Page.WaitForURLAsync("**/signin");
        await school.Page.GotoAsync("/uptime");
        await school.Page.GetByLabel("用户名").FillAsync("school");
        await school.Page.GetByLabel("密码").FillAsync("校园广播每天定时播放");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await school.Page.WaitForURLAsync("**/uptime");
        await school.ReadyAsync();
        school.SawNoFault();
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

    /// <summary>Fields, buttons and links that a screen reader could not name.</summary>
    private static Task<string[]> NamelessAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("input, select, textarea, button, a[href], [role=img], [role=meter], img")]
          .filter(e => e.checkVisibility() && e.type !== "hidden")
          .filter(e => !(e.ariaLabel || e.title || e.alt === "" || e.alt || e.labels?.length
            || (e.innerText || "").trim() || e.closest("label")))
          .map(e => e.outerHTML.slice(0, 200))
        """);

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
        @"\b(app|nav|jobs?|wall|library|slogan|bookings?|asrun|uptime|players|users|account|confirm|takeover"
        + @"|stop|lift|plan|calendars|why)\.[a-z]\w+")]
    private static partial Regex Key();
}
