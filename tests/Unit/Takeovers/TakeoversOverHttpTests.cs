using System.Net;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Takeovers;

/// <summary>Takeovers begin at once, end by themselves or are released.</summary>
public sealed class TakeoversOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task A_takeover_is_a_signed_note_and_its_release_is_a_higher_one()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "takeover");
        (await player.StateAsync()).Takeover.ShouldBeNull();

        var begun = await county.Operator.PostAsync(
            "/api/v1/takeovers", new { asset = "a-clip", target = new { townships = new[] { "城关镇" } }, minutes = 10 });
        begun["endpoints"]!.AsArray().Select(e => e!.ToString()).ShouldBe([SmallCounty.Led, SmallCounty.Tv]);
        var on = await NoteAsync(player);
        (on.ValidUntil - on.Issued).TotalMinutes.ShouldBe(10);
        var bytes = await player.Client.GetByteArrayAsync($"/playlists/{on.Playlist}");
        Playlist.TryRead(bytes, out var playlist, out _).ShouldBeTrue();
        playlist!.Files.Single().Asset.ShouldBe("a-clip");

        (await county.Operator.Client.DeleteAsync($"/api/v1/takeovers/{begun["id"]}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        var off = await NoteAsync(player);
        (off.Number, off.Playlist).ShouldBe((on.Number + 1, null));
    }

    [Fact]
    public async Task Releasing_an_older_takeover_leaves_a_newer_one_on()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "newer takeover");
        var older = await county.Operator.PostAsync("/api/v1/takeovers", Of(SmallCounty.Radio));
        await county.Operator.PostAsync("/api/v1/takeovers", Of(SmallCounty.Radio));

        (await county.Operator.Client.DeleteAsync($"/api/v1/takeovers/{older["id"]}")).EnsureSuccessStatusCode();

        (await NoteAsync(player)).Playlist.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a-waiting", "tv-1", 10, "422 takeover-not-approved")]
    [InlineData("a-withdrawn", "tv-1", 10, "422 takeover-not-approved")]
    [InlineData("a-nothing", "tv-1", 10, "422 booking-asset-unknown")]
    [InlineData("a-sound", "tv-1", 10, "422 booking-cannot-play")]
    [InlineData("a-clip", "tv-1", 0, "422 takeover-minutes")]
    [InlineData("a-clip", "tv-9", 10, "422 booking-target-none")]
    public async Task A_wrong_takeover_is_refused(string asset, string endpoint, int minutes, string refusal) =>
        (await county.Operator.RefusedAsync(
            "/api/v1/takeovers", new { asset, target = new { endpoints = new[] { endpoint } }, minutes }))
                .ShouldBe(refusal);

    private static object Of(string endpoint) =>
        new { asset = "a-sound", target = new { endpoints = new[] { endpoint } }, minutes = 10 };

    private static async Task<TakeoverNote> NoteAsync(TestPlayer player)
    {
        SignedNote.TryParse((await player.StateAsync()).Takeover, out var note).ShouldBeTrue();
        TakeoverNote.TryRead(note!.Text, out var takeover, out _).ShouldBeTrue();
        return takeover!;
    }
}
