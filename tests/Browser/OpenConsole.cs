using Microsoft.Playwright;
using NodaTime;
using Signage.Cli.Demo;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Browser;

/// <summary>
/// A real scheduler with real players and a small campaign on air, and a real Chromium before it. Started once for all
/// browser tests.
/// </summary>
public sealed class OpenConsole : IAsyncLifetime
{
    public const string Collection = "console";

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly DemoState _state = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal static TimeSpan Patience => TimeSpan.FromSeconds(180);

    internal DemoFolder Folder { get; private set; } = null!;

    internal DemoStage Stage { get; private set; } = null!;

    internal DemoPeople People { get; private set; } = null!;

    internal DemoCampaign Campaign { get; private set; } = null!;

    /// <summary>The sound that the school plays.</summary>
    internal string Sound { get; private set; } = "";

    internal string Url => Stage.Url;

    internal static string Sample(string name) => Repository.At($"content/samples/{name}");

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("SIGNAGE_HOME", Repository.Root);
        Folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-console-").FullName, temporary: true);
        Stage = new DemoStage(Folder);
        var ready = await Stage.StartSchedulerAsync(0, default);
        People = new DemoPeople(Folder, _state, Stage.Url);
        await People.EnsureAsync((string?)ready["signIn"], DemoCampaign.County(), default);
        Campaign = new DemoCampaign(Folder, _state, People, SystemClock.Instance);
        await DemoCampaign.PutCountyAsync(People.AsAdmin, default);
        await BookAsync();
        foreach (var endpoint in DemoEndpoint.All(Folder))
        {
            await Stage.StartPlayerAsync(endpoint, People.AsAdmin, default);
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        People.Dispose();
        await Stage.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>A person at a browser of their own, signed in by a fresh one-time link.</summary>
    internal async Task<Visitor> SignInAsync(string user, string language = "zh", int width = 1440, int height = 900)
    {
        var visitor = await VisitAsync(language, width, height);
        await visitor.OpenLinkAsync(await People.LinkAsync(user, default));
        return visitor;
    }

    /// <summary>A person who has not signed in.</summary>
    internal async Task<Visitor> VisitAsync(string language = "zh", int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await Visitor.ArriveAsync(context, Url);
    }

    private async Task BookAsync()
    {
        var clip = await Campaign.UploadAsync("clip", Sample("clip.mp4"), "反诈公益短片", default);
        var image = await Campaign.UploadAsync("image", Sample("image-1.png"), "海报：不轻信", default);
        Sound = await Campaign.UploadAsync("voice", Sample("voice.mp3"), "校园反诈广播", default);
        var slogan = await Campaign.SloganAsync("slogan", DemoCampaign.Slogans()[0], default);
        foreach (var asset in new[] { clip, image, Sound, slogan })
        {
            await Campaign.ApproveAsync(asset, default);
        }

        await Campaign.BookAsync("候场画面", "loop", [image, clip], [DemoEndpoint.Cinema], default);
        await Campaign.BookAsync("大厅海报", "loop", [image], [DemoEndpoint.LobbyTv], default);
        await Campaign.BookAsync("反诈标语", "loop", [slogan], [DemoEndpoint.BusLed], default);
    }
}
