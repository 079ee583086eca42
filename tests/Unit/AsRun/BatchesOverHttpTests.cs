using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.AsRun;

/// <summary>Batches in, receipts out, over real HTTP.</summary>
public sealed class BatchesOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private static readonly Instant FiveMinutesAgo = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(5);

    [Fact]
    public async Task A_batch_sent_twice_counts_once_and_is_seen_in_as_run()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "once");
        var batch = player.Batch(1, [], Start(player, 1, SmallCounty.Tv), End(player, 2, SmallCounty.Tv));

        (await TakenAsync(player, batch)).ShouldBe("last 2, gaps , forks , quarantined ");
        (await TakenAsync(player, batch)).ShouldBe("last 2, gaps , forks , quarantined ");

        var rows = (await county.Operator.GetAsync($"/api/v1/airings?endpoint={SmallCounty.Tv}"))["rows"]!.AsArray()
            .Where(r => (string)r!["player"]! == player.Id).ToList();
        var row = rows.ShouldHaveSingleItem()!;
        (row["title"]!.ToString(), row["outcome"]!.ToString(), row["grade"]!.ToString().ToLowerInvariant())
            .ShouldBe(("短片", "complete", "e1"));
    }

    [Fact]
    public async Task A_players_credential_speaks_for_that_player_only()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "honest");
        var other = await county.PlayerAsync(SmallCounty.Tv, "other");

        (await Installation.ProblemOf(await player.SendAsync(other.Batch(1, [], Start(other, 1, SmallCounty.Tv)))))
            .ShouldBe("403 batch-other-player");
    }

    // The batch is signed by its own player, but a record in it claims what another player did.
    [Fact]
    public async Task A_record_that_speaks_for_another_is_quarantined_and_never_seen()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "liar");
        var victim = await county.PlayerAsync(SmallCounty.Tv, "victim");

        (await TakenAsync(player, player.Batch(
            1, [],
            Start(player, 1, SmallCounty.Radio),
            Start(victim, 2, SmallCounty.Tv),
            Start(player, 3, SmallCounty.Tv),
            Start(player, 9, SmallCounty.Radio),
            "{ not json"u8.ToArray(),
            Start(player, 6, SmallCounty.Radio)))).ShouldBe("last 6, gaps , forks , quarantined 2 3 4 5");

        var rows = (await county.Operator.GetAsync("/api/v1/airings"))["rows"]!.AsArray();
        rows.Where(r => (string)r!["player"]! == player.Id).Select(r => (long)r!["sequence"]!).Order().ShouldBe([1, 6]);
        rows.ShouldNotContain(r => (string)r!["player"]! == victim.Id);
    }

    // stored 1 2 . . 5 6   then the hole is filled
    [Fact]
    public async Task Beyond_a_gap_records_are_stored_and_not_receipted_until_it_is_filled()
    {
        var player = await county.PlayerAsync(SmallCounty.Led, "gap");
        var records = Enumerable.Range(1, 6).Select(i => Start(player, i, SmallCounty.Led)).ToArray();

        (await TakenAsync(player, player.Batch(1, [], records[0], records[1])))
            .ShouldBe("last 2, gaps , forks , quarantined ");
        (await TakenAsync(player, player.Batch(5, records[..4], records[4], records[5])))
            .ShouldBe("last 2, gaps 3-4, forks , quarantined ");
        (await TakenAsync(player, player.Batch(3, records[..2], records[2], records[3])))
            .ShouldBe("last 6, gaps , forks , quarantined ");
    }

    // stored 1 2 . . 5   and a filler that does not lead to 5
    [Fact]
    public async Task A_filler_that_does_not_lead_to_what_follows_is_a_fork()
    {
        var player = await county.PlayerAsync(SmallCounty.Led, "false filler");
        var records = Enumerable.Range(1, 5).Select(i => Start(player, i, SmallCounty.Led)).ToArray();
        await TakenAsync(player, player.Batch(1, [], records[0], records[1]));
        await TakenAsync(player, player.Batch(5, records[..4], records[4]));

        (await TakenAsync(player, player.Batch(3, records[..2], records[2], Start(player, 4, SmallCounty.Led, "另一个"))))
            .ShouldBe("last 2, gaps 3-4, forks 3 4, quarantined ");
    }

    [Fact]
    public async Task Another_record_under_a_stored_sequence_is_a_fork()
    {
        var player = await county.PlayerAsync(SmallCounty.Led, "fork");
        await TakenAsync(
            player, player.Batch(1, [], Start(player, 1, SmallCounty.Led), Start(player, 2, SmallCounty.Led)));

        var forked = player.Batch(1, [], Start(player, 1, SmallCounty.Led), Start(player, 2, SmallCounty.Led, "另一个"));

        (await TakenAsync(player, forked)).ShouldBe("last 2, gaps , forks 2, quarantined ");
        (await TakenAsync(player, forked)).ShouldBe("last 2, gaps , forks 2, quarantined ");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_a_batch_is_refused()
    {
        var player = await county.PlayerAsync(SmallCounty.Led, "flipped");
        var batch = player.Batch(1, [], Start(player, 1, SmallCounty.Led));
        for (var at = 0; at < batch.Length; at += 13)
        {
            byte[] altered = [.. batch];
            altered[at] ^= 4;
            ((int)(await player.SendAsync(altered)).StatusCode).ShouldBeInRange(400, 499, $"byte {at}");
        }
    }

    private static async Task<string> TakenAsync(TestPlayer player, byte[] batch)
    {
        var answer = await player.SendAsync(batch);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        var body = JsonNode.Parse(text)!;
        SignedNote.TryParse((string)body["receipt"]!, out var note).ShouldBeTrue();
        Receipt.TryRead(note!.Text, out var receipt, out _).ShouldBeTrue();
        var gaps = body["gaps"]!.AsArray().Select(g => $"{g!["first"]}-{g["last"]}");
        var (forks, quarantined) = (body["forks"]!.AsArray(), body["quarantined"]!.AsArray());
        return $"last {receipt!.Last}, gaps {string.Join(' ', gaps)}, "
            + $"forks {string.Join(' ', forks)}, quarantined {string.Join(' ', quarantined)}";
    }

    private static byte[] Start(TestPlayer player, long sequence, string endpoint, string title = "短片") =>
        (Record(player, RecordKind.Start, sequence, endpoint) with { Title = title }).ToBytes();

    private static byte[] End(TestPlayer player, long sequence, string endpoint) =>
        (Record(player, RecordKind.End, sequence, endpoint) with
        {
            StartSequence = sequence - 1, Outcome = Outcome.Complete, Frames = 375,
        }).ToBytes();

    private static JournalRecord Record(TestPlayer player, RecordKind kind, long sequence, string endpoint) => new()
    {
        Kind = kind,
        Player = player.Id,
        Epoch = 1,
        Boot = 1,
        Sequence = sequence,
        Endpoint = endpoint,
        At = FiveMinutesAgo + Duration.FromSeconds(sequence),
        MonoMs = sequence * 1000,
        Clock = "server",
        Lane = Lane.Picture,
        Item = "i-1",
        Asset = "a-clip",
        PlannedStart = FiveMinutesAgo,
    };
}
