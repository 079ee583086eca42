using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Why;
using Signage.Tests.Support;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Why;

/// <summary>The ten situations of docs/WHY.md, each produced for real.</summary>
public sealed class WhyOverHttpTests(WhyCounty why) : IClassFixture<WhyCounty>
{
    private static readonly (string Situation, string Endpoint, string? Booking, string Cause)[] Situations =
    [
        ("Out of daypart",           SmallCounty.Tv,   "afternoon",  "outsideDaypart"),
        ("Outranked",                SmallCounty.Led,  "low",        "outranked"),
        ("Not approved",             SmallCounty.Tv,   "waiting",    "notApproved"),
        ("Quiet window",             WhyCounty.School, "lesson",     "quietWindow"),
        ("Wrong endpoint",           SmallCounty.Tv,   "low",        "notTargeted"),
        ("File not there yet",       WhyCounty.Lobby,  "on",         "fileNotOnPlayer"),
        ("Show cancelled",           WhyCounty.Hall,   "pack",       "showCancelled"),
        ("Flight over",              SmallCounty.Tv,   "over",       "outsideFlight"),
        ("Takeover",                 SmallCounty.Led,  "high",       "takenOver"),
        ("Filler",                   WhyCounty.Idle,   null,         "filler"),
    ];

    [Fact]
    public async Task Ten_situations_are_answered_in_words_and_the_page_quotes_them()
    {
        var page = new StringBuilder(
            """
            # Why is this (not) playing?

            `./signage why --endpoint X --at T`, the page `/why` of the console (`/why?endpoint=X&at=T`), and
            `GET /api/v1/why?endpoint&at` answer for any endpoint and minute: who has each lane, and one cause for
            every booking, with what to do about it. The past is explained from what was planned and reported then.
            This page is written by `tests/Unit/Why/WhyOverHttpTests.cs`, which produces each situation and fails when
            a sentence differs (`SIGNAGE_WRITE=1` writes it).

            | situation | what it says | 中文 |
            | --- | --- | --- |

            """);
        await PlayerLacksItsFilesAsync();
        foreach (var (situation, endpoint, booking, cause) in Situations.Where(s => s.Cause != "takenOver"))
        {
            await TellAsync(page, situation, endpoint, booking, cause);
        }

        await why.County.Operator.PostAsync("/api/v1/takeovers", new
        {
            asset = "a-clip", minutes = 30, target = new { endpoints = new[] { SmallCounty.Led } },
        });
        var (last, on, taken, by) = Situations.Single(s => s.Cause == "takenOver");
        await TellAsync(page, last, on, taken, by);

        var path = Path.Combine(Repository.Root, "docs", "WHY.md");
        if (Environment.GetEnvironmentVariable("SIGNAGE_WRITE") == "1")
        {
            await File.WriteAllTextAsync(path, page.ToString(), TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(page.ToString());
    }

    [Fact]
    public async Task The_past_is_explained_from_what_was_planned_then()
    {
        await using var scope = why.County.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var all = await db.Set<PlanRecord>().OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken);
        var record = all[^1];
        db.RemoveRange(all[..^1]);
        record.At = now - Duration.FromHours(1);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var half = await why.WhyAsync(
            WhyCounty.Lobby, InstantPattern.ExtendedIso.Format(now - Duration.FromMinutes(30)));
        half["candidates"].ShouldNotBeNull(half.ToJsonString());
        half["candidates"]!.AsArray().Select(c => (string)c!["booking"]!).ShouldContain("on");
        half["aired"].ShouldBeNull();
        ((string)half["airedText"]!).ShouldBe("没有收到这一时刻的播出记录。");
        await AirAsync(now - Duration.FromMinutes(30));
        half = await why.WhyAsync(
            WhyCounty.Lobby, InstantPattern.ExtendedIso.Format(now - Duration.FromMinutes(30)), "en");
        ((string)half["aired"]!["grade"]!).ToLowerInvariant().ShouldBe("e1");
        ((string)half["airedText"]!).ShouldMatch("^It aired: “短片”, from .*, grade E1.$");
        var before = await why.WhyAsync(
            SmallCounty.Tv, InstantPattern.ExtendedIso.Format(now - Duration.FromHours(2)), "en");
        ((string)before["code"]!).ShouldBe("why-before-records");
    }

    [Theory]
    [InlineData("tv-9", "2026-11-25T10:00", "not-found")]
    [InlineData(SmallCounty.Tv, "someday", "why-at")]
    [InlineData(SmallCounty.Tv, "2099-01-01T10:00", "why-too-far")]
    public async Task A_wrong_question_is_refused_by_name(string endpoint, string at, string code) =>
        ((string)(await why.WhyAsync(endpoint, at))["code"]!).ShouldBe(code);

    private async Task TellAsync(
        StringBuilder page, string situation, string endpoint, string? booking, string cause)
    {
        // What players and people do is of now; the rest is asked about tomorrow.
        var at = cause is "fileNotOnPlayer" or "takenOver" ? null : WhyCounty.Tomorrow;
        var (zh, en) = (await why.WhyAsync(endpoint, at), await why.WhyAsync(endpoint, at, "en"));
        string Sentence(JsonNode answer)
        {
            if (booking is null)
            {
                var on = answer["on"]!.AsArray().Single()!;
                ((string)on["kind"]!).ShouldBe(cause);
                return $"{on["text"]} {on["mend"]}";
            }

            var candidate = answer["candidates"]!.AsArray().Single(c => (string)c!["booking"]! == booking)!;
            ((string?)candidate["cause"]).ShouldBe(cause, situation);
            return $"{candidate["text"]} {candidate["mend"]}";
        }

        page.Append($"| {situation} | {Sentence(en)} | {Sentence(zh)} |\n");
    }

    /// <summary>A player's signed journal of one play around the instant.</summary>
    private async Task AirAsync(Instant at)
    {
        var player = await why.County.PlayerAsync(WhyCounty.Lobby, "why-aired");
        var start = new JournalRecord
        {
            Kind = RecordKind.Start, Player = player.Id, Epoch = 1, Boot = 1, Sequence = 1, Clock = "server",
            Endpoint = WhyCounty.Lobby, At = InstantText.ToMilliseconds(at - Duration.FromSeconds(5)), MonoMs = 1000,
            Lane = Lane.Picture, Item = "i-1", Asset = "a-clip", Title = "短片",
        };
        var end = start with
        {
            Kind = RecordKind.End, Sequence = 2, At = start.At + Duration.FromSeconds(15), MonoMs = 16_000,
            StartSequence = 1, Outcome = Outcome.Complete, Frames = 375,
        };
        (await player.SendAsync(player.Batch(1, [], start.ToBytes(), end.ToBytes()))).EnsureSuccessStatusCode();
    }

    private async Task PlayerLacksItsFilesAsync()
    {
        var player = await why.County.PlayerAsync(WhyCounty.Lobby, "why-player");
        var state = await player.StateAsync();
        var playlist = state.Order!.Split('\n')[3];
        var hash = Signage.Content.Assets.Sha256Hash.Parse(playlist);
        var bytes = await why.County.Operator.Client.GetByteArrayAsync($"/playlists/{playlist}");
        Signage.Content.Playlists.Playlist.TryRead(bytes, out var read, out _).ShouldBeTrue();
        var beat = new Heartbeat
        {
            At = SystemClock.Instance.GetCurrentInstant(), Screen = "card", Version = "1", Playlist = hash,
            Missing = [.. read!.Files.Select(f => f.Sha256)],
        };
        (await player.Client.PostAsJsonAsync("/player/v1/heartbeat", beat, WireJson.Options)).EnsureSuccessStatusCode();
    }
}
