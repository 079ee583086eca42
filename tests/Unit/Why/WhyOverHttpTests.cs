using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Why;

/// <summary>The ten situations of docs/WHY.md, each produced for real; the page quotes the sentences.</summary>
public sealed class WhyOverHttpTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    private static readonly LocalDate Day = TeachingCounty.Wednesday;
    private static readonly string Page = File.ReadAllText(Repository.At("docs/WHY.md"));

    [Fact]
    public async Task Out_of_daypart()
    {
        var part = JsonNode.Parse("""[{"days":[1,2,3,4,5,6,7],"from":"19:00","until":"20:00"}]""");
        var booking = await county.BookAsync("loop", "a-clip", TeachingCounty.Led, ("dayparts", part));
        await SaysAsync(TeachingCounty.Led, "21:00", booking, "outsideDaypart", "dayparts",
            "The time lies outside the booking's own dayparts.");
        (await OnAsync(TeachingCounty.Led, "19:30"))["booking"]!.ToString().ShouldBe(booking);
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Outranked()
    {
        var low = await county.BookAsync("loop", "a-clip", TeachingCounty.Hall2, ("title", "日常公益"));
        var high = await county.BookAsync("loop", "a-image", TeachingCounty.Hall2, ("rank", 50), ("title", "重点时段"));
        await SaysAsync(TeachingCounty.Hall2, "10:00", low, "outranked", "rank",
            "A booking of a higher rank, “重点时段”, has the time.");
        await county.RemoveAsync(low);
        await county.RemoveAsync(high);
    }

    [Fact]
    public async Task Not_approved()
    {
        var booking = await county.BookAsync("loop", "a-waiting", TeachingCounty.Led);
        await SaysAsync(TeachingCounty.Led, "19:30", booking, "notApproved", "assets",
            "Two reviewers have not signed the asset “素材 a-waiting” yet.");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Quiet_window()
    {
        var booking = await county.BookAsync(
            "atTimes", "a-sound", TeachingCounty.School, ("times", new JsonArray("09:00:00")));
        await SaysAsync(TeachingCounty.School, "09:00", booking, "quietWindow", "how",
            "It is to be quiet then: lessons, midday rest, night or an exam.");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Wrong_endpoint()
    {
        var booking = await county.BookAsync("loop", "a-clip", TeachingCounty.Hall1);
        await SaysAsync(TeachingCounty.Led, "19:30", booking, "notTargeted", "target",
            "The booking does not reach this endpoint.");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task File_not_there_yet()
    {
        var booking = await county.BookAsync("loop", "a-clip", SmallCounty.Led);
        await county.Small.PlanAsync();
        var player = await county.Small.PlayerAsync(SmallCounty.Led, "why-missing");
        var playlist = await county.PlaylistAsync(SmallCounty.Led);
        var beat = new Heartbeat
        {
            At = TeachingCounty.Now, Screen = "filler", Version = "test",
            Playlist = Sha256Hash.Parse((await county.OrderAsync(SmallCounty.Led)).Playlist),
            Missing = [playlist.Files.Single().Sha256],
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();
        await SaysAsync(SmallCounty.Led, null, booking, "fileNotOnPlayer", "how",
            "The player does not have the file of the asset “素材 a-clip” yet.");

        beat = beat with { Playlist = Sha256Hash.Of("older"u8), Missing = [] };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();
        var candidate = Candidate(await county.Operator.GetAsync($"/api/v1/why?endpoint={SmallCounty.Led}"), booking);
        ((string)candidate["cause"]!).ShouldBe("superseded");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Show_cancelled()
    {
        var booking = await county.BookAsync("beforeShow", "a-clip", TeachingCounty.Hall1);
        var rows = $"影厅,日期,开始,片名\n1号厅,{Day:yyyy-MM-dd},15:00,长津湖";
        (await county.Operator.Client.PostAsync("/api/v1/shows/import?venue=cinema",
            new StringContent(rows, Encoding.UTF8, "text/csv"))).EnsureSuccessStatusCode();
        var on = await OnAsync(TeachingCounty.Hall1, "15:00", -5);
        ((string)on["kind"]!).ShouldBe("cue");
        var show = (await county.Operator.GetAsync($"/api/v1/shows?endpoint={TeachingCounty.Hall1}"))[0]!["id"];
        (await county.Operator.Client.DeleteAsync($"/api/v1/shows/{show}")).EnsureSuccessStatusCode();
        await SaysAsync(TeachingCounty.Hall1, "15:00", booking, "showCancelled", "how",
            "The show was cancelled: nothing plays before it and nothing is owed.", -5);
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Flight_over()
    {
        var today = $"{Day.PlusDays(-1):yyyy-MM-dd}";
        var booking = await county.BookAsync("loop", "a-clip", TeachingCounty.Led,
            ("first", $"{Day.PlusDays(-8):yyyy-MM-dd}"), ("last", today));
        await SaysAsync(TeachingCounty.Led, "19:30", booking, "outsideFlight", "last",
            "The day lies before or after the booking's first and last day.");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Takeover()
    {
        var booking = await county.BookAsync("loop", "a-image", SmallCounty.Tv);
        var takeover = await county.Operator.PostAsync("/api/v1/takeovers", new JsonObject
        {
            ["asset"] = "a-clip", ["minutes"] = 30,
            ["target"] = new JsonObject { ["endpoints"] = new JsonArray(SmallCounty.Tv) },
        });
        await SaysAsync(SmallCounty.Tv, null, booking, "takenOver", "rank",
            "The takeover “素材 a-clip” has the endpoint.");
        var on = (await county.Operator.GetAsync($"/api/v1/why?endpoint={SmallCounty.Tv}"))["on"]![0]!;
        Page.ShouldContain((string)on["text"]!);
        ((string)on["text"]!).ShouldBe("The takeover “素材 a-clip” is on, instead of everything else.");
        (await county.Operator.Client.DeleteAsync($"/api/v1/takeovers/{takeover["id"]}")).EnsureSuccessStatusCode();
        var after = await county.Operator.GetAsync($"/api/v1/why?endpoint={SmallCounty.Tv}");
        ((string)after["on"]![0]!["kind"]!).ShouldBe("loop");
        await county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Filler()
    {
        var on = await OnAsync(TeachingCounty.Hall1, "03:00");
        ((string)on["kind"]!).ShouldBe("filler");
        ((string)on["text"]!).ShouldBe("Nothing is planned for this time, so filler shows.");
        ((string)on["mend"]!).ShouldBe("Book something for this time.");
        Page.ShouldContain((string)on["text"]!);
    }

    [Fact]
    public async Task Dark_by_plan_is_not_filler()
    {
        var on = await OnAsync(TeachingCounty.Led, "12:00");
        ((string)on["text"]!).ShouldBe("Dark by plan: the venue is closed, or the panel is off.");
    }

    [Theory]
    [InlineData("endpoint=nowhere", "404 endpoint-unknown")]
    [InlineData("endpoint=hall-1&at=noon", "400 instant-wrong")]
    [InlineData("endpoint=hall-1&at=2999-01-01T00:00:00.000Z", "422 why-too-far")]
    [InlineData("endpoint=hall-1&at=2001-01-01T00:00:00.000Z", "404 why-before-records")]
    public async Task What_cannot_be_explained_is_refused_by_name(string query, string refusal) =>
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync($"/api/v1/why?{query}"))).ShouldBe(refusal);

    private static JsonNode Candidate(JsonNode why, string booking) =>
        why["candidates"]!.AsArray().Single(c => (string)c!["booking"]! == booking)!;

    private async Task SaysAsync(
        string endpoint, string? time, string booking, string cause, string field, string text, int seconds = 0)
    {
        var candidate = Candidate(await county.Operator.GetAsync(PathOf(endpoint, time, seconds)), booking);
        ((string?)candidate["cause"]).ShouldBe(cause, candidate.ToJsonString());
        ((string)candidate["text"]!).ShouldBe(text);
        ((string)candidate["field"]!).ShouldBe(field);
        ((string?)candidate["mend"]).ShouldNotBeNullOrEmpty();
        Page.ShouldContain(text);
        Page.ShouldContain((string)candidate["mend"]!);
    }

    private async Task<JsonNode> OnAsync(string endpoint, string time, int seconds = 0) =>
        (await county.Operator.GetAsync(PathOf(endpoint, time, seconds)))["on"]![0]!;

    private static string PathOf(string endpoint, string? time, int seconds)
    {
        var at = time is null
            ? ""
            : $"&at={InstantText.Format(TeachingCounty.At(Day, time) + Duration.FromSeconds(seconds))}";
        return $"/api/v1/why?endpoint={endpoint}{at}";
    }
}
