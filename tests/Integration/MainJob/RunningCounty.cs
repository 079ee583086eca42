using Xunit;
using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Demo;
using Signage.Tests.Support;

namespace Signage.Tests.Integration.MainJob;

/// <summary>
/// A real scheduler and real players in a temporary folder, with a small campaign in short loops: the clip and a
/// poster on the
/// lobby TV, a slogan on lobby TV and bus LED. Started once for a class of tests.
/// </summary>
public sealed class RunningCounty : IAsyncLifetime
{
    private readonly DemoState _state = new();

    internal DemoFolder Folder { get; private set; } = null!;

    internal DemoStage Stage { get; private set; } = null!;

    internal DemoPeople People { get; private set; } = null!;

    internal DemoCampaign Campaign { get; private set; } = null!;

    internal CheckAssets Assets { get; private set; } = null!;

    internal static TimeSpan Patience => TimeSpan.FromSeconds(90);

    /// <summary>How often a kill test kills: few in <c>test</c>, all in <c>soak</c>.</summary>
    internal static int Kills => int.TryParse(Environment.GetEnvironmentVariable("SIGNAGE_KILLS"), out var kills)
        ? kills : 5;

    internal static bool IsSoak => Kills >= 20;

    /// <summary>How long the long run takes.</summary>
    internal static Duration LongRun => Duration.FromMinutes(
        int.TryParse(Environment.GetEnvironmentVariable("SIGNAGE_LONG_RUN_MINUTES"), out var minutes) ? minutes : 1);

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("SIGNAGE_HOME", Repository.Root);
        Folder = DemoFolder.Open(Directory.CreateTempSubdirectory("signage-county-").FullName, temporary: true);
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

        foreach (var player in Stage.Players)
        {
            await player.UntilAsync("its plan and files", Patience, PlayerStatus.IsReady, default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        People.Dispose();
        await Stage.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>All rows of an endpoint in as-run.</summary>
    internal Task<IReadOnlyList<JsonNode>> AiringsAsync(string endpoint) => DemoProof.AiringsAsync(People, endpoint,
        default);

    private static string Sample(string name) => Repository.At($"content/samples/{name}");

    private async Task BookAsync()
    {
        Assets = new CheckAssets(
            await Campaign.UploadAsync("clip", Sample("clip.mp4"), "公益短片", default),
            await Campaign.UploadAsync("mp3", Sample("voice.mp3"), "校园防骗广播", default),
            await Campaign.UploadAsync("film", Sample("film.mp4"), "映前微电影", default),
            await Campaign.UploadAsync("image", Sample("image-1.png"), "海报", default),
            await Campaign.SloganAsync("slogan", DemoCampaign.Slogans()[0], default));
        foreach (var asset in new[] { Assets.Clip, Assets.Mp3, Assets.Film, Assets.Image, Assets.Slogan })
        {
            await Campaign.ApproveAsync(asset, default);
        }

        await Campaign.BookAsync("大厅轮播", "loop", [Assets.Clip, Assets.Image], [DemoEndpoint.LobbyTv], default);
        await Campaign.BookAsync("候场画面", "loop", [Assets.Image], [DemoEndpoint.Cinema], default);
        await Campaign.BookAsync("标语", "loop", [Assets.Slogan], [DemoEndpoint.LobbyTv, DemoEndpoint.BusLed], default);
    }
}
