using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Players;

/// <summary>Who has not taken the newest stop list yet: by heartbeat, by journal, and within what a person
/// sees.</summary>
public sealed class StopReachTests : IAsyncLifetime
{
    private readonly SmallCounty _county = new();

    public ValueTask InitializeAsync() => _county.InitializeAsync();

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Fact]
    public async Task Each_player_counts_until_it_has_said_that_it_holds_the_list()
    {
        (await ReachAsync()).ShouldBe("list , 0 players, waiting ");
        var (tv, radio) = (
            await _county.PlayerAsync(SmallCounty.Tv, "tv"), await _county.PlayerAsync(SmallCounty.Radio, "radio"));
        await StopAsync(SmallCounty.Led);
        (await ReachAsync()).ShouldBe("list 1, 2 players, waiting radio-1 tv-1");

        await BeatAsync(tv, 1);
        (await ReachAsync()).ShouldBe("list 1, 2 players, waiting radio-1");
        // A player that is out of reach says so by its journal, from a memory stick.
        (await radio.SendAsync(radio.Batch(1, [], Took(radio, 1)))).EnsureSuccessStatusCode();
        (await ReachAsync()).ShouldBe("list 1, 2 players, waiting ");

        await StopAsync(SmallCounty.Radio);
        (await ReachAsync()).ShouldBe("list 2, 2 players, waiting radio-1 tv-1");
        var venue = await _county.Signage.NewAsync("bank", "venue");
        var seen = (await venue.GetAsync("/api/v1/stop-list"))["waiting"]!.AsArray().ShouldHaveSingleItem()!;
        (seen["endpoint"]!.ToString(), seen["title"]!.ToString(), seen["holds"]!.GetValue<int>())
            .ShouldBe((SmallCounty.Tv, "候办大厅电视", 1));
    }

    [Fact]
    public async Task What_a_player_said_outlives_a_restart_of_the_scheduler()
    {
        var player = await _county.PlayerAsync(SmallCounty.Tv, "restart");
        await StopAsync(SmallCounty.Led);
        await BeatAsync(player, 1);

        await _county.Signage.StopAsync();
        await _county.Signage.StartAsync();
        var admin = _county.Operator;
        using var again = _county.Signage.Stranger();
        again.DefaultRequestHeaders.Authorization = admin.Client.DefaultRequestHeaders.Authorization;

        (await again.GetFromJsonAsync<JsonNode>("/api/v1/stop-list"))!["waiting"]!.AsArray().ShouldBeEmpty();
    }

    private Task<JsonNode> StopAsync(string endpoint) =>
        _county.Operator.PostAsync($"/api/v1/endpoints/{endpoint}/stop", new { reason = "试" });

    private static async Task BeatAsync(TestPlayer player, long stop)
    {
        var beat = new Heartbeat
        {
            At = SystemClock.Instance.GetCurrentInstant(), Screen = "on", Version = "1", Stop = stop,
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();
    }

    private static byte[] Took(TestPlayer player, long list) => new JournalRecord
    {
        Kind = RecordKind.Order, Player = player.Id, Epoch = 1, Boot = 1, Sequence = 1, Endpoint = SmallCounty.Radio,
        At = SystemClock.Instance.GetCurrentInstant(), MonoMs = 1, Clock = "server", Cause = "stop", Order = list,
    }.ToBytes();

    private async Task<string> ReachAsync()
    {
        var reach = await _county.Operator.GetAsync("/api/v1/stop-list");
        var waiting = reach["waiting"]!.AsArray().Select(w => w!["endpoint"]!.ToString());
        return $"list {reach["number"]}, {reach["players"]} players, waiting {string.Join(' ', waiting)}";
    }
}
