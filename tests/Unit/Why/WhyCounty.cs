using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Text;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Why;

/// <summary>A small county in which each of the ten situations comes about, tomorrow at ten in the morning.</summary>
public sealed class WhyCounty : IAsyncLifetime
{
    internal const string School = "radio-quiet";
    internal const string Hall = "hall-1";
    internal const string Idle = "led-idle";
    internal const string Lobby = "lobby-1";
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    internal SmallCounty County { get; } = new();

    internal static LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(Zone).Date;

    internal static string Tomorrow => LocalDatePattern.Iso.Format(Today.PlusDays(1)) + "T10:00:05";

    public async ValueTask InitializeAsync()
    {
        await County.InitializeAsync();
        (await County.Operator.Client.PutAsJsonAsync("/api/v1/county", Places())).EnsureSuccessStatusCode();
        await BookAsync("afternoon", "下午的公益短片", SmallCounty.Tv,
            ("dayparts", new JsonArray(Hours("14:00", "16:00"))));
        await BookAsync("low", "普通轮播", SmallCounty.Led, ("rank", 0));
        await BookAsync("high", "重点轮播", SmallCounty.Led, ("rank", 9));
        await BookAsync("waiting", "待审短片", SmallCounty.Tv, ("assets", new JsonArray("a-waiting")));
        await BookAsync("lesson", "课间广播", School, ("assets", new JsonArray("a-sound")));
        await BookAsync("over", "上周的短片", SmallCounty.Tv,
            ("first", LocalDatePattern.Iso.Format(Today.PlusDays(-9))),
            ("last", LocalDatePattern.Iso.Format(Today.PlusDays(-2))));
        await BookAsync("on", "大堂短片", Lobby);
        await BookAsync("pack", "映前短片", Hall, ("how", "beforeShow"));
        var start = (Today.PlusDays(1) + new LocalTime(10, 0, 10)).InZoneStrictly(Zone).ToInstant();
        var shows = await County.Operator.PostAsync("/api/v1/shows", new[]
        {
            new { endpoint = Hall, start = InstantText.Format(start), title = "长津湖" },
        });
        await County.Operator.Client.DeleteAsync($"/api/v1/shows/{shows["shows"]![0]}");
        await County.PlanAsync();
    }

    public ValueTask DisposeAsync() => County.DisposeAsync();

    internal async Task<JsonNode> WhyAsync(string endpoint, string? at, string language = "zh")
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/v1/why?endpoint={endpoint}&at={Uri.EscapeDataString(at ?? "")}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await County.Operator.Client.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task BookAsync(string id, string title, string endpoint, params (string, JsonNode?)[] also) =>
        await County.Operator.PostAsync("/api/v1/bookings",
            SmallCounty.Booking(endpoint: endpoint, also: [("id", id), ("title", title), .. also]));

    private static JsonObject Hours(string from, string until) => new()
    {
        ["days"] = new JsonArray(1, 2, 3, 4, 5, 6, 7), ["from"] = from, ["until"] = until,
    };

    private static JsonObject Places() => new()
    {
        ["venues"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "school-quiet", ["title"] = "第二中学", ["department"] = "教育局", ["township"] = "柳树镇",
                ["quiet"] = new JsonArray(new JsonObject
                {
                    ["kind"] = "lesson", ["days"] = new JsonArray(1, 2, 3, 4, 5, 6, 7), ["from"] = "08:00",
                    ["until"] = "11:40",
                }),
                ["endpoints"] = new JsonArray(new JsonObject
                {
                    ["id"] = School, ["title"] = "校园广播", ["kind"] = "schoolRadio",
                }),
            },
            new JsonObject
            {
                ["id"] = "cinema", ["title"] = "云溪影城", ["department"] = "文旅局", ["township"] = "城关镇",
                ["endpoints"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = Hall, ["title"] = "1号厅", ["kind"] = "cinemaScreen", ["width"] = 1280, ["height"] = 720,
                    },
                    new JsonObject
                    {
                        ["id"] = Lobby, ["title"] = "大堂电视", ["kind"] = "lobbyTv", ["width"] = 1280, ["height"] = 720,
                    },
                    new JsonObject
                    {
                        ["id"] = Idle, ["title"] = "门头LED", ["kind"] = "doorLed", ["width"] = 192, ["height"] = 32,
                    }),
            }),
    };
}
