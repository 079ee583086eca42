using System.Text.Json.Nodes;
using Signage.Cli.Demo;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Cli;

/// <summary>A real scheduler with the sample county, a player on the bus, and everybody's API keys.</summary>
public sealed class OperatorsDesk : IAsyncLifetime
{
    private readonly DemoState _state = new();

    /// <summary>The homes of those who type.</summary>
    internal TempFolder Home { get; } = new();

    internal DemoFolder Folder { get; private set; } = null!;

    internal DemoStage Stage { get; private set; } = null!;

    internal DemoPeople People { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("SIGNAGE_HOME", Repository.Root);
        Folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-desk-").FullName, temporary: true);
        Stage = new DemoStage(Folder);
        var ready = await Stage.StartSchedulerAsync(0, default);
        People = new DemoPeople(Folder, _state, Stage.Url);
        await People.EnsureAsync((string?)ready["signIn"], DemoCampaign.County(), default);
        await DemoCampaign.PutCountyAsync(People.AsAdmin, default);
        var bus = DemoEndpoint.All(Folder).Single(e => e.Id == DemoEndpoint.BusLed);
        await Stage.StartPlayerAsync(bus, People.AsAdmin, default);
    }

    public async ValueTask DisposeAsync()
    {
        People.Dispose();
        await Stage.DisposeAsync();
        Folder.Dispose();
        Home.Dispose();
    }

    /// <summary>A terminal of a user of the demo.</summary>
    internal Terminal As(string user, string language = "en_GB.UTF-8") =>
        new(Home) { As = (Stage.Url, _state.ApiKeys[user]), Language = language };

    /// <summary>A user who is new here: their one-time link.</summary>
    internal async Task<string> LinkOfNewAsync(string user, params string[] roles) =>
        (string)(await People.AsAdmin.PostAsync("api/v1/users", new { Name = user, Title = user, Roles = roles },
            default))["link"]!;

    /// <summary>A slogan of the operator's that waits for approval.</summary>
    internal async Task<string> SloganAsync(string text) =>
        (string)(await As(DemoPeople.Operator).DoesAsync("upload", "--slogan", text))["id"]!;

    internal Task<JsonNode> ApproveAsync(string reviewer, string asset) =>
        As(reviewer).DoesAsync("approve", asset, "--key", Folder.KeyOf(reviewer));
}
