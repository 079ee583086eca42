using System.Collections.Concurrent;
using Microsoft.Playwright;
using Shouldly;

namespace Signage.Tests.Browser;

/// <summary>A person at a browser: the page, and all that went wrong behind it.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    internal IPage Page { get; }

    internal static async Task<Visitor> ArriveAsync(IBrowserContext context, string home)
    {
        context.SetDefaultTimeout(60_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
            {
                visitor._faults.Enqueue($"{said.Type}: {said.Text} ({said.Location})");
            }
        };
        visitor.Page.PageError += (_, fault) => visitor._faults.Enqueue($"page error: {fault}");
        visitor.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home, StringComparison.Ordinal) && !IsLocal(request.Url))
            {
                visitor._faults.Enqueue($"asked another host: {request.Url}");
            }
        };
        return visitor;
    }

    /// <summary>Opens a one-time link; the console's first page follows.</summary>
    internal async Task OpenLinkAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.WaitForURLAsync("**/wall");
        await ReadyAsync();
    }

    internal async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits until the page has come to life and read what it shows.</summary>
    internal async Task ReadyAsync()
    {
        await Page.Locator("main h1").First.WaitForAsync();
        await Page.Locator("main [role=status]:text-matches('^(正在读取|Loading)')").WaitForAsync(
            new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal ILocator Text(string text) => Page.GetByText(text);

    /// <summary>Presses the named button of the dialog that asks.</summary>
    internal Task AgreeAsync(string yes) =>
        Page.Locator(".rz-dialog").GetByRole(AriaRole.Button, new() { Name = yes }).ClickAsync();

    internal async Task SeesAsync(string text, TimeSpan? within = null) =>
        await Text(text).First.WaitForAsync(
            new LocatorWaitForOptions { Timeout = (float)(within ?? TimeSpan.FromSeconds(60)).TotalMilliseconds });

    /// <summary>No console error or warning, no failed script, nothing asked of another host.</summary>
    internal void SawNoFault() => _faults.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static bool IsLocal(string url) =>
        url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);
}
