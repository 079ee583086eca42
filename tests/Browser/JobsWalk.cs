using Microsoft.Playwright;
using Signage.Cli.Api;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>A job that fails: what the operator sees, and what the administrator can do about it.</summary>
[Collection(OpenConsole.Collection)]
public sealed class JobsWalk(OpenConsole console) : IDisposable
{
    /// <summary>What is still in the way would fail every other test's uploads.</summary>
    public void Dispose()
    {
        if (File.Exists(Work))
        {
            Unblock();
        }
    }

    [Fact]
    public async Task A_file_whose_ingest_fails_says_why_and_the_operator_tries_it_again()
    {
        await using var office = await console.SignInAsync("operator");
        var (asset, _) = await BlockedUploadAsync();
        await office.GoAsync($"/library/{asset}");
        await office.SeesAsync("系统出现意外故障");
        await office.GoAsync("/jobs");
        await office.SeesAsync("等待重试", OpenConsole.Patience);
        await office.SeesAsync("media/work");
        Unblock();
        await office.Page.Locator("tr", new() { HasText = "等待重试" }).First
            .GetByRole(AriaRole.Button, new() { Name = "立即重试" }).ClickAsync();
        await office.SeesAsync("已重新排队。");
        await office.GoAsync($"/library/{asset}");
        await office.SeesAsync("待审核 0/2", OpenConsole.Patience);
        office.SawNoFault();
    }

    [Fact]
    public async Task The_administrator_deletes_and_requeues_on_Hangfire_s_own_pages()
    {
        await using var admin = await console.SignInAsync("admin");
        var (asset, job) = await BlockedUploadAsync();
        admin.Page.Dialog += (_, ask) => _ = ask.AcceptAsync();
        await PressAsync(admin.Page, "scheduled", job, "Delete");
        Unblock();
        await PressAsync(admin.Page, "deleted", job, "Requeue");
        await admin.GoAsync($"/library/{asset}");
        await admin.SeesAsync("待审核 0/2", OpenConsole.Patience);
        admin.SawNoFault();
    }

    /// <summary>Chooses the job on one of Hangfire's lists and presses a button; it then leaves that list.</summary>
    private static async Task PressAsync(IPage page, string list, string job, string button)
    {
        await page.GotoAsync($"/hangfire/jobs/{list}");
        var row = page.Locator($"tr.js-jobs-list-row:has(input[value='{job}'])");
        await row.Locator("input").CheckAsync();
        await page.Locator(".js-jobs-list-command", new() { HasText = button }).ClickAsync();
        await row.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        // The page loads itself anew meanwhile; its load event may have passed before anybody could wait for it.
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
    }

    private string Work => Path.Combine(console.Folder.Scheduler, "media", "work");

    /// <summary>An upload that waits for its next try, since a file is where its work folder should be.</summary>
    private async Task<(string Asset, string Job)> BlockedUploadAsync()
    {
        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }

        await File.WriteAllTextAsync(Work, "in the way");
        var asset = await new Uploads(console.People.AsOperator, _ => { })
            .TransferAsync(OpenConsole.Sample("voice.mp3"), "会出错的文件", null, default);
        var job = await Support.Eventually.Gives(
            "its next try is waited for",
            async () => (await console.People.AsOperator.GetAsync($"api/v1/assets/{asset}", default))["job"] is { } j
                && (string?)j["state"] == "retrying" ? j : null,
            OpenConsole.Patience);
        return (asset, (string)job["id"]!);
    }

    private void Unblock() => File.Delete(Work);
}
