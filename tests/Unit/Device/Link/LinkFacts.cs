using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Player.Running;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Link;

public sealed class LinkFacts
{
    [Fact]
    public async Task A_paired_player_shows_what_two_people_approved_and_proves_it()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (one, two) = (scheduler.Approved("不轻信"), scheduler.Approved("不转账"));
        scheduler.Publish(one, two);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);

        await player.Shows(one.Asset);
        await player.Shows(two.Asset);
        await Eventually.Holds("a complete airing is proven", () =>
            scheduler.RecordsNow().Any(r => r is { Kind: RecordKind.End, Outcome: Outcome.Complete }));
        var status = await player.Until("all is receipted", s =>
            (long)s["receipted"]! == (long)s["sequence"]! && (long)s["sequence"]! > 5);

        scheduler.BatchProblem.ShouldBeNull();
        ((long)status["order"]!).ShouldBe(1);
        ((string?)status["link"]).ShouldBe("online");
        ((string?)status["clock"]).ShouldBe("server");
        scheduler.RecordsNow().Select(r =>
            r.Sequence).ShouldBe(Enumerable.Range(1, scheduler.RecordsNow().Count).Select(n => (long)n));
        scheduler.Heartbeats.ShouldContain(beat => beat.On.Any(on => on.Asset == one.Asset));
    }

    [Theory]
    [InlineData("one approval only", "1 of 2", "approval-tooFew", "坏的 1 2")]
    [InlineData("the uploader approves", "uploaded", "approval-uploader", "坏的 wang")]
    [InlineData("a stranger approves", "signature", "approval-stranger", "坏的 sun")]
    [InlineData("one person twice", "twice", "approval-twice", "坏的 wang")]
    [InlineData("approvals of another file", "does not list", "approval-otherFile", "坏的 wang")]
    public async Task A_file_without_two_good_approvals_is_not_even_cached(
        string how, string said, string code, string args)
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (good, bad) = (scheduler.Approved("好的"), scheduler.Approved("坏的"));
        scheduler.Approvals[bad.Sha256] = how switch
        {
            "one approval only" => [FakeScheduler.Approve(bad, scheduler.Wang)],
            "the uploader approves" =>
                [FakeScheduler.Approve(bad, scheduler.Wang, "wang"), FakeScheduler.Approve(bad, scheduler.Li, "wang")],
            "a stranger approves" =>
                [FakeScheduler.Approve(bad, scheduler.Wang), FakeScheduler.Approve(bad, Keys.Of("sun"))],
            "one person twice" =>
                [FakeScheduler.Approve(bad, scheduler.Wang), FakeScheduler.Approve(bad, scheduler.Wang)],
            _ => [FakeScheduler.Approve(good, scheduler.Wang), FakeScheduler.Approve(good, scheduler.Li)],
        };
        scheduler.Publish(good, bad);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);

        await player.Refuses(said);
        await Told(scheduler, code, args.Split(' '));
        await player.Shows(good.Asset);
        await Eventually.Holds("the refusal is in the journal", () => scheduler.RecordsNow().Any(r =>
            r.Kind == RecordKind.Refused && r.File == bad.Sha256 && r.Cause == "notApproved"));

        scheduler.MediaAsked.ShouldNotContain(bad.Sha256);
        scheduler.RecordsNow().ShouldNotContain(r => r.Kind == RecordKind.Start && r.File == bad.Sha256);
    }

    [Fact]
    public async Task A_file_with_other_bytes_than_its_name_is_refused_and_fetched_again()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("不透露");
        var right = scheduler.Media[file.Sha256];
        scheduler.Media[file.Sha256] = [.. right[..^1], (byte)(right[^1] ^ 1)];
        scheduler.Publish(file);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Refuses("other bytes");
        await Told(scheduler, "file-altered", "不透露", file.Sha256.ToString());

        scheduler.Media[file.Sha256] = right;
        scheduler.Publish(file);
        await scheduler.RingAsync();

        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task A_bit_that_flips_in_the_cache_is_found_when_the_file_is_to_play()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("拨打 96110");
        var other = scheduler.Approved("别的");
        scheduler.Publish(file, other);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(file.Asset);

        var path = Path.Combine(player.Folder, "cache", "media", file.Sha256.ToString());
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        await player.Refuses("damaged");
        await Eventually.Holds("it was fetched again", () =>
            scheduler.MediaAsked.Count(asked => asked == file.Sha256) > 1);
        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task A_withdrawn_item_leaves_at_the_bell()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("要撤的");
        scheduler.Publish(file);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(file.Asset);

        scheduler.Withdraw(file);
        await scheduler.RingAsync();

        await player.Until("the card is on", status =>
            (string?)status["screen"] == "card" && (long?)status["stop"] == 1);
    }

    [Fact]
    public async Task A_withdrawn_item_is_back_when_a_newer_list_has_no_entry_of_it()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("撤了又播");
        scheduler.Publish(file);
        scheduler.Withdraw(file);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Until("the card is on", status => (string?)status["screen"] == "card");

        scheduler.StopEndpoint(stopped: false);
        await scheduler.RingAsync();

        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task A_stopped_endpoint_goes_off_at_the_bell_and_is_back_when_it_is_lifted()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("停播终端");
        scheduler.Publish(file);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(file.Asset);

        scheduler.StopEndpoint(stopped: true);
        await scheduler.RingAsync();
        await player.Until("it is off", s => (string?)s["screen"] == "off" && s["on"]!.AsArray().Count == 0);
        scheduler.StopEndpoint(stopped: false);
        await scheduler.RingAsync();

        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task An_order_that_is_altered_expired_or_older_is_refused_by_name_and_the_held_one_plays_on()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (file, other) = (scheduler.Approved("在播的"), scheduler.Approved("另一个"));
        scheduler.Publish(other);
        var older = scheduler.Order!;
        scheduler.Publish(file);
        var good = scheduler.Order!;
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(file.Asset);

        scheduler.Order = older;
        await scheduler.RingAsync();
        await player.Refuses("Order 1 is older than number 2");
        await Told(scheduler, "note-older", "order", "1", "2");
        scheduler.Order = good.Replace("\n2\n", "\n3\n", StringComparison.Ordinal);
        await scheduler.RingAsync();
        await player.Refuses("no good signature");
        scheduler.Order = SignedNote.Sign(
            new Order(FakeScheduler.Endpoint, 9, other.Sha256, NodaTime.Instant.FromUnixTimeSeconds(0),
                NodaTime.Instant.FromUnixTimeSeconds(1)).ToText(),
            scheduler.Scheduler).Whole;
        await scheduler.RingAsync();
        await player.Refuses("Order 9 expired");
        await Told(scheduler, "note-expired", "order", "9", "1970-01-01T00:00:01.000Z");

        await player.Shows(file.Asset);
    }

    [Fact]
    public async Task A_player_starts_and_plays_with_the_scheduler_gone()
    {
        using var folder = new TempFolder();
        var scheduler = await FakeScheduler.StartAsync();
        var file = scheduler.Approved("断网也播");
        scheduler.Publish(file);
        await using (var player = new RunningPlayer(folder.At("p"), scheduler.Url))
            await player.Shows(file.Asset);
        var (known, url) = (scheduler.RecordsNow().Count, scheduler.Url);
        await scheduler.DisposeAsync();

        await using var again = new RunningPlayer(folder.At("p"), url, code: null);

        var status = await again.Shows(file.Asset);
        ((long)status["order"]!).ShouldBe(1);
        known.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_was_written_while_the_scheduler_was_gone_arrives_once()
    {
        using var folder = new TempFolder();
        var first = await FakeScheduler.StartAsync();
        var file = first.Approved("补传");
        first.Publish(file);
        await using var player = new RunningPlayer(folder.At("p"), first.Url);
        await player.Shows(file.Asset);
        await player.Until("receipted", s => (long)s["receipted"]! > 0);
        var port = first.Port;
        await first.DisposeAsync();
        var gone = await player.StatusAsync();
        await player.Until("it goes on writing", s => (long)s["sequence"]! > (long)gone!["sequence"]! + 4);

        await using var second = await FakeScheduler.StartAsync(port);
        second.Inherit(first);

        await player.Until("all is receipted", s => (long)s["receipted"]! >= (long)gone!["sequence"]! + 4);
        second.BatchProblem.ShouldBeNull();
        var sequences = second.RecordsNow().Select(r => r.Sequence).Order().ToList();
        sequences.ShouldBe(Enumerable.Range((int)sequences[0], sequences.Count).Select(n => (long)n));
    }

    [Fact]
    public async Task While_the_wall_is_watched_it_sends_its_picture()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        scheduler.Publish(scheduler.Approved("看墙"));
        scheduler.Watched = true;
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);

        await Eventually.Holds("a picture came", () => !scheduler.Previews.IsEmpty);

        scheduler.Previews.TryPeek(out var jpeg).ShouldBeTrue();
        jpeg![..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        jpeg.Length.ShouldBeLessThanOrEqualTo(32 * 1024);
    }

    [Fact]
    public async Task A_player_without_a_network_takes_a_pack_and_leaves_its_journal_on_the_stick()
    {
        using var folder = new TempFolder();
        var scheduler = await FakeScheduler.StartAsync();
        var url = scheduler.Url;
        await using (var paired = new RunningPlayer(folder.At("p"), url))
            await paired.Until("paired", status => (string?)status["link"] == "online");
        var file = scheduler.Approved("U 盘来的");
        scheduler.Publish(file);
        await scheduler.PackAsync(folder.At("stick/signage-" + FakeScheduler.Endpoint));
        await scheduler.DisposeAsync();

        await using (var player = new RunningPlayer(folder.At("p"), url, code: null, stick: folder.At("stick")))
        {
            await player.Shows(file.Asset);
            await Eventually.Holds("its start is in the journal", () => IsStarted(folder.At("p/journal"), file));
        }
        await using (var again = new RunningPlayer(folder.At("p"), url, code: null, stick: folder.At("stick")))
            await again.Shows(file.Asset);

        var batches = Directory.GetFiles(folder.At("stick"), "*.batch", SearchOption.AllDirectories);
        var records = batches.SelectMany(path =>
            BatchBody.TryRead(File.ReadAllBytes(path), out var body, out var reason)
                ? body.Records
                : throw new InvalidDataException(reason));
        records.ShouldContain(bytes => IsStartOf(bytes, file));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_with_the_schedulers_reason()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();

        var refusal = await Should.ThrowAsync<PlayerRefusalException>(async () =>
        {
            await using var player = new RunningPlayer(folder.At("p"), scheduler.Url, "AAAA-0000");
            await player.Ended;
        });

        refusal.Message.ShouldContain("配对码无效");
        File.Exists(Path.Combine(folder.At("p"), "pairing.json")).ShouldBeFalse();
    }

    /// <summary>The scheduler hears of a refusal by a code that it has words for, and what fills them.</summary>
    private static Task Told(FakeScheduler scheduler, string code, params string[] args)
    {
        PlayerRefusal.Codes.ShouldContain(code);
        return Eventually.Holds($"the scheduler is told {code}", () => scheduler.Heartbeats.Any(beat =>
            beat.Refusal is { } refusal && refusal.Code == code && refusal.Args.Take(args.Length).SequenceEqual(args)));
    }

    /// <summary>Does the player's own journal hold a start of this file? It is read while the player writes.</summary>
    private static bool IsStarted(string journal, PlaylistFile file) =>
        Directory.GetFiles(journal, "*.journal").Any(path =>
        {
            using var reader = new StreamReader(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd().Split("{\"kind\":").Any(record =>
                record.StartsWith("\"start\"", StringComparison.Ordinal)
                && record.Contains(file.Sha256.ToString(), StringComparison.Ordinal));
        });

    private static bool IsStartOf(ReadOnlyMemory<byte> bytes, PlaylistFile file) =>
        JournalRecord.TryRead(bytes.Span, out var record, out _)
        && record.Kind == RecordKind.Start && record.File == file.Sha256;

    [Fact]
    public async Task A_takeover_comes_and_goes_at_the_bell()
    {
        using var folder = new TempFolder();
        await using var scheduler = await FakeScheduler.StartAsync();
        var (plan, urgent) = (scheduler.Approved("平时"), scheduler.Approved("紧急"));
        scheduler.Publish(plan);
        await using var player = new RunningPlayer(folder.At("p"), scheduler.Url);
        await player.Shows(plan.Asset);

        scheduler.TakeOver(urgent);
        await scheduler.RingAsync();
        await player.Until("taken over", s =>
            (long?)s["takeover"] == 1 && (string?)s["on"]?[0]?["asset"] == urgent.Asset);
        scheduler.Release();
        await scheduler.RingAsync();

        await player.Until("released", s => s["takeover"] is null && (string?)s["on"]?[0]?["asset"] == plan.Asset);
    }
}
