using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using NodaTime;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Players;

/// <summary>Pairing, tokens, state, presence and the bell, over real HTTP.</summary>
public sealed class PlayersOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task A_code_pairs_one_player_once()
    {
        var code = await county.CodeAsync(SmallCounty.Led);
        code.ShouldMatch("^[A-Z2-9]{4}-[A-Z2-9]{4}$");
        var player = new TestPlayer(county.Signage, "paired once");

        var answer = await player.PairAsync(code.ToLowerInvariant());

        (answer.Player, answer.Endpoint).ShouldBe((player.Id, SmallCounty.Led));
        VerifierKey.TryParse(answer.Root, out _).ShouldBeTrue();
        (await Installation.ProblemOf(await new TestPlayer(county.Signage, "second").TryPairAsync(code)))
            .ShouldBe("403 pair-code");
        (await Installation.ProblemOf(await player.TryPairAsync("AAAA-AAAA"))).ShouldBe("403 pair-code");
    }

    [Fact]
    public async Task A_key_that_is_not_named_by_itself_is_refused()
    {
        var code = await county.CodeAsync(SmallCounty.Led);
        var answer = await county.Signage.Stranger().PostAsJsonAsync(
            "/player/v1/pair", new PairRequest(code, Keys.Of("li").Verifier.Text), WireJson.Options);

        (await Installation.ProblemOf(answer)).ShouldBe("422 pair-key");
    }

    [Fact]
    public async Task A_token_needs_a_fresh_nonce_and_the_players_own_signature()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "token");
        var nonce = await player.NonceAsync();

        (await Installation.ProblemOf(await player.TokenAsync(nonce, Keys.Player("thief"))))
            .ShouldBe("401 player-login");
        (await Installation.ProblemOf(await player.TokenAsync(nonce)))
            .ShouldBe("401 player-login", "the nonce was used up");
        (await player.TokenAsync(await player.NonceAsync())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_revoked_player_is_out_at_once_and_so_is_one_that_was_replaced()
    {
        var first = await county.PlayerAsync(SmallCounty.Led, "replaced");
        var second = await county.PlayerAsync(SmallCounty.Led, "revoked");
        (await first.Client.GetAsync("/player/v1/state")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await second.Client.GetAsync("/player/v1/state")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await county.Operator.Client.DeleteAsync($"/api/v1/players/{second.Id}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await second.Client.GetAsync("/player/v1/state")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Installation.ProblemOf(await second.TokenAsync(await second.NonceAsync()))).ShouldBe("401 player-login");
    }

    [Fact]
    public async Task Players_and_people_keep_to_their_own_paths()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "own paths");

        (await player.Client.GetAsync("/api/v1/endpoints")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await county.Operator.Client.GetAsync("/player/v1/state")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var venue = await county.Signage.NewAsync("venue-only", "venue");
        (await venue.RefusedAsync($"/api/v1/endpoints/{SmallCounty.Tv}/pairing-code", new { }))
            .ShouldBe("403 not-allowed");
        (await venue.GetAsync("/api/v1/endpoints")).AsArray().Select(e => (string)e!["id"]!)
            .ShouldBe([SmallCounty.Led, SmallCounty.Tv], "the radio is another venue's");
    }

    [Fact]
    public async Task The_state_holds_an_order_that_the_player_can_believe()
    {
        await county.PlanAsync();
        var player = await county.PlayerAsync(SmallCounty.Tv, "state");

        var state = await player.StateAsync();

        state.Endpoint.ShouldBe(new EndpointDescription(SmallCounty.Tv, "候办大厅电视", EndpointKind.LobbyTv, 1280, 720));
        SignedNote.TryParse(state.Trust, out var note).ShouldBeTrue();
        Trust.TryRead(note!.Text, out var trust, out _).ShouldBeTrue();
        Order.Accept(state.Order!, trust!, SmallCounty.Tv, null, state.Now, out var order).ShouldBeNull();
        (order!.ValidUntil - state.Now).TotalDays.ShouldBeGreaterThanOrEqualTo(14);
    }

    [Fact]
    public async Task Heartbeat_preview_and_watch_are_seen_on_the_wall()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "wall");
        const string Dark = "画面停住 / the picture stands still";
        var beat = new Heartbeat
        {
            At = SystemClock.Instance.GetCurrentInstant(), Screen = "fault", Version = "1", Faults = [Dark],
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await WallAsync())["link"]!.ToString().ShouldBe("online");
        (await WallAsync())["faults"]!.AsArray().ShouldHaveSingleItem()!.ToString().ShouldBe(Dark);
        (await player.StateAsync()).WatchedUntil.ShouldBeNull();
        await county.Operator.PostAsync("/api/v1/endpoints/watch", new { endpoints = new[] { SmallCounty.Tv } });
        (await player.StateAsync()).WatchedUntil.ShouldNotBeNull();

        (await PutPreviewAsync(player, [0xFF, 0xD8, 0xFF, 0xE0, 1, 2])).ShouldBe(HttpStatusCode.NoContent);
        (await PutPreviewAsync(player, [1, 2, 3, 4, 5])).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await PutPreviewAsync(player, new byte[40_000])).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await county.Operator.Client.GetByteArrayAsync($"/api/v1/endpoints/{SmallCounty.Tv}/preview")).Length
            .ShouldBe(6);
    }

    [Fact]
    public async Task What_a_player_says_is_on_waits_for_its_proof()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "proof");
        var (now, file) = (SystemClock.Instance.GetCurrentInstant(), Sha256Hash.Of("a-sound"u8));
        var beat = new Heartbeat
        {
            At = now, Screen = "on", Version = "1",
            On = [new OnAir
            {
                Lane = Lane.Sound, Item = "i", File = file, Asset = "a-sound", Title = "校园广播词", Kind = AssetKind.Sound,
                PlannedStart = now,
            }],
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();
        var before = await WallAsync(SmallCounty.Radio);
        (before["proven"]!.GetValue<bool>(), before["lastProof"]).ShouldBe((false, null));

        (await player.SendAsync(player.Batch(1, [], new JournalRecord
        {
            Kind = RecordKind.Start, Player = player.Id, Epoch = 1, Boot = 1, Sequence = 1,
            Endpoint = SmallCounty.Radio, At = now, MonoMs = 1, Clock = "server",
            Lane = Lane.Sound, Title = "校园广播词", File = file, PlannedMs = 5000,
        }.ToBytes()))).EnsureSuccessStatusCode();

        var after = await WallAsync(SmallCounty.Radio);
        after["proven"]!.GetValue<bool>().ShouldBeTrue();
        (after["lastProof"]!["title"]!.ToString(), after["lastProof"]!["grade"]!.ToString())
            .ShouldBe(("校园广播词", "e1"));
    }

    [Fact]
    public async Task The_bell_rings_when_an_order_is_new()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "bell");
        var rung = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hub = new HubConnectionBuilder()
            .WithUrl($"{county.Signage.Url}{RingTopic.HubPath}", o => o.AccessTokenProvider = () =>
                Task.FromResult<string?>(player.Token))
            .Build();
        hub.On<string>("Ring", topic => rung.TrySetResult(topic));
        await hub.StartAsync();

        await county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(
            "atTimes", "a-sound", SmallCounty.Radio, ("times", new JsonArray("07:50:00")), ("interrupt", "duck")));

        (await rung.Task.WaitAsync(Eventually.DefaultDeadline)).ShouldBe(RingTopic.Order);
    }

    private async Task<JsonNode> WallAsync(string endpoint = SmallCounty.Tv) =>
        (await county.Operator.GetAsync("/api/v1/endpoints")).AsArray().Single(e => (string)e!["id"]! == endpoint)!;

    private static async Task<HttpStatusCode> PutPreviewAsync(TestPlayer player, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return (await player.Client.PutAsync("/player/v1/preview", content)).StatusCode;
    }
}
