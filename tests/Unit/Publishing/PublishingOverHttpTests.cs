using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Unit.Players;
using Xunit;

namespace Signage.Tests.Unit.Publishing;

/// <summary>From a booking to the order and playlist that a player pulls.</summary>
public sealed class PublishingOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task A_booking_becomes_a_playlist_under_its_hash_and_an_order_of_a_higher_number()
    {
        await county.PlanAsync();
        var player = await county.PlayerAsync(SmallCounty.Tv, "publishing");
        var before = await OrderAsync(player);

        var booking = await county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(asset: "a-image"));
        await county.PlanAsync();
        var after = await OrderAsync(player);

        after.Number.ShouldBeGreaterThan(before.Number);
        var bytes = await player.Client.GetByteArrayAsync($"/playlists/{after.Playlist}");
        Sha256Hash.Of(bytes).ShouldBe(after.Playlist);
        Playlist.TryRead(bytes, out var playlist, out _).ShouldBeTrue();
        playlist!.Loops.Single().Slots.ShouldContain(s => s.Booking == (string)booking["id"]!);

        await county.PlanAsync();
        (await OrderAsync(player)).ShouldBe(after, "nothing changed, so nothing is published");
    }

    [Fact]
    public async Task A_playlist_is_immutable_and_served_in_ranges()
    {
        await county.PlanAsync();
        var player = await county.PlayerAsync(SmallCounty.Led, "ranges");
        var hash = (await OrderAsync(player)).Playlist;

        var whole = await player.Client.GetAsync($"/playlists/{hash}");
        whole.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        whole.Headers.ETag!.Tag.ShouldBe($"\"{hash}\"");
        (await SendAsync(player, hash, r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag))).StatusCode
            .ShouldBe(HttpStatusCode.NotModified);
        var part = await SendAsync(player, hash, r => r.Headers.Range = new RangeHeaderValue(5, 9));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe((await whole.Content.ReadAsByteArrayAsync())[5..10]);
        (await county.Signage.Stranger().GetAsync($"/playlists/{hash}")).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await player.Client.GetAsync($"/playlists/{new string('0', 64)}")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await player.Client.GetAsync("/playlists/..%2Fsignage.db")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_pack_holds_state_and_playlist()
    {
        await county.PlanAsync();
        var player = await county.PlayerAsync(SmallCounty.Tv, "pack");
        var hash = (await OrderAsync(player)).Playlist;

        var bytes = await county.Operator.Client.GetByteArrayAsync($"/api/v1/packs/{SmallCounty.Tv}");

        using var zip = new ZipArchive(new MemoryStream(bytes));
        zip.Entries.Select(e => e.FullName).ShouldContain("state.json");
        using var stored = zip.GetEntry($"playlists/{hash}")!.Open();
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy);
        Sha256Hash.Of(copy.ToArray()).ShouldBe(hash);
    }

    [Fact]
    public async Task A_show_is_preceded_by_its_film()
    {
        var show = SystemTime().Plus(NodaTime.Duration.FromHours(30));
        await county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(
            "beforeShow", "a-clip", SmallCounty.Tv, ("offsetMs", 5000), ("interrupt", "stop")));
        await county.Operator.PostAsync("/api/v1/shows", new JsonArray(new JsonObject
        {
            ["endpoint"] = SmallCounty.Tv, ["start"] = Signage.Content.Text.InstantText.Format(show), ["title"] = "长津湖",
        }));
        await county.PlanAsync();
        var player = await county.PlayerAsync(SmallCounty.Tv, "show");

        var bytes = await player.Client.GetByteArrayAsync($"/playlists/{(await OrderAsync(player)).Playlist}");

        Playlist.TryRead(bytes, out var playlist, out _).ShouldBeTrue();
        var cue = playlist!.Cues.Single(c => c.Show is not null);
        cue.At.ShouldBe(Signage.Content.Text.InstantText.ToMilliseconds(show) - NodaTime.Duration.FromSeconds(20));
    }

    private static NodaTime.Instant SystemTime() => NodaTime.SystemClock.Instance.GetCurrentInstant();

    private static async Task<Order> OrderAsync(TestPlayer player)
    {
        SignedNote.TryParse((await player.StateAsync()).Order, out var note).ShouldBeTrue();
        Order.TryRead(note!.Text, out var order, out _).ShouldBeTrue();
        return order!;
    }

    private static Task<HttpResponseMessage> SendAsync(
        TestPlayer player, Sha256Hash hash, Action<HttpRequestMessage> change)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/playlists/{hash}");
        change(request);
        return player.Client.SendAsync(request);
    }
}
