using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Assets;
using Signage.Scheduler.Library;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Players;
using Xunit;

namespace Signage.Tests.Unit.Publishing;

/// <summary>
/// A scheduler with three endpoints and four approved assets: a clip, a sound, an image and one that waits.
/// </summary>
public sealed class SmallCounty : IAsyncLifetime
{
    public const string Tv = "tv-1";
    public const string Led = "led-1";
    public const string Radio = "radio-1";

    public Installation Signage { get; } = new();

    private static LocalDate Today =>
        SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;

    public Person Operator => Signage.Admin;

    public async ValueTask InitializeAsync()
    {
        await Signage.InitializeAsync();
        await using var scope = Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        db.AddRange(
            AssetOf("a-clip", "clip", 15_000, AssetState.Approved),
            AssetOf("a-sound", "sound", 5_000, AssetState.Approved),
            AssetOf("a-image", "image", 0, AssetState.Approved),
            AssetOf("a-waiting", "clip", 10_000, AssetState.AwaitingApproval),
            AssetOf("a-withdrawn", "clip", 10_000, AssetState.Withdrawn));
        await db.SaveChangesAsync();
        await Operator.Client.PutAsJsonAsync("/api/v1/county", County());
    }

    public ValueTask DisposeAsync() => Signage.DisposeAsync();

    /// <summary>A booking from today on, with some fields of its own.</summary>
    public static JsonObject Booking(
        string how = "loop", string asset = "a-clip", string endpoint = Tv, params (string, JsonNode?)[] also)
    {
        var booking = new JsonObject
        {
            ["title"] = "测试排期",
            ["assets"] = new JsonArray(asset),
            ["target"] = new JsonObject { ["endpoints"] = new JsonArray(endpoint) },
            ["how"] = how,
            ["first"] = LocalDatePattern.Iso.Format(Today),
            ["last"] = LocalDatePattern.Iso.Format(Today.PlusDays(30)),
        };
        foreach (var (name, value) in also)
        {
            booking[name] = value;
        }

        return booking;
    }

    /// <summary>Plans at once, in the test's own time.</summary>
    public async Task PlanAsync()
    {
        await using var scope = Signage.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlanJob>().RunAsync(CancellationToken.None);
    }

    public async Task<TestPlayer> PlayerAsync(string endpoint, string key)
    {
        var player = new TestPlayer(Signage, key);
        await player.PairAsync(await CodeAsync(endpoint));
        await player.SignInAsync();
        return player;
    }

    public async Task<string> CodeAsync(string endpoint) =>
        (string)(await Operator.PostAsync($"/api/v1/endpoints/{endpoint}/pairing-code", new { }))["code"]!;

    private static Asset AssetOf(string id, string kind, long lengthMs, string state)
    {
        var asset = new Asset { Id = id, Title = $"素材 {id}", Kind = kind, Uploader = "admin", State = state,
            LengthMs = lengthMs };
        asset.Renditions.Add(new Rendition
        {
            AssetId = id,
            Sha256 = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(id)).ToString(),
            Type = kind == "sound" ? "audio/mpeg" : kind == "image" ? "image/png" : "video/mp4",
            Bytes = 1000,
            LengthMs = lengthMs,
        });
        return asset;
    }

    private static object County() => new
    {
        venues = new object[]
        {
            new
            {
                id = "branch-1", title = "城关支行", department = "银行金融机构", township = "城关镇",
                endpoints = new object[]
                {
                    new { id = Tv, title = "候办大厅电视", kind = "lobbyTv", width = 1280, height = 720 },
                    new { id = Led, title = "门头LED", kind = "doorLed", width = 128, height = 32 },
                },
            },
            new
            {
                id = "school-1", title = "第一中学", department = "教育局", township = "柳树镇",
                endpoints = new object[] { new { id = Radio, title = "校园广播", kind = "schoolRadio" } },
            },
        },
    };
}
