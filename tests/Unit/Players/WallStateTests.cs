using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Players;
using Xunit;

namespace Signage.Tests.Unit.Players;

public sealed class WallStateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    //          link       screen    on  proven stopped  word
    [Theory]
    [InlineData("online",  "on",     1,  true,  false,   "on")]
    [InlineData("online",  "on",     1,  false, false,   "pending")]
    [InlineData("online",  "on",     0,  false, false,   "pending")]
    [InlineData("online",  null,     1,  false, false,   "pending")]
    [InlineData("online",  "dark",   0,  false, false,   "dark")]
    [InlineData("online",  "filler", 1,  true,  false,   "filler")]
    [InlineData("online",  "off",    0,  false, true,    "stopped")]
    [InlineData("online",  "on",     1,  true,  true,    "on")]
    [InlineData("offline", null,     0,  null,  true,    "offline")]
    public void A_screen_stands_so(string link, string? screen, int on, bool? proven, bool stopped, string word) =>
        WallState.Of(View(link, screen, on, proven, stopped, width: 64)).ShouldBe(word);

    [Fact]
    public void A_loudspeaker_between_two_cues_waits() =>
        WallState.Of(View("online", "on", 0, false, stopped: false, width: null)).ShouldBe("idle");

    private static EndpointView View(
        string link, string? screen, int on, bool? proven, bool stopped, int? width) => new(
        "e", "e", EndpointKind.LobbyTv, width, width, "v", "v", "d", "t", [], link, null, null, null, proven, screen,
        [.. Enumerable.Repeat(Item, on)], [], null, null, null, null, null, null, [],
        stopped ? new StopView("zhao", Now, "x", ByVenue: false, null) : null, null);

    private static OnAir Item => new()
    {
        Lane = Lane.Picture, Item = "i", File = Sha256Hash.Of("a"u8), Asset = "a", Title = "a", Kind = AssetKind.Clip,
        PlannedStart = Now,
    };
}
