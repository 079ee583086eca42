using NodaTime;
using Shouldly;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Player.Presenting;
using Signage.Player.Spool;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Device.Spool;

public sealed class JournalFacts : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Root => _folder.At("j/x")[..^2];

    [Fact]
    public void Records_are_numbered_and_chained_across_boots()
    {
        Run(journal => Start(journal, 7));
        Run(journal => Start(journal, 8));

        var records = Read();

        records.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, records.Count).Select(n => (long)n));
        records.Select(r => r.Boot).Distinct().ShouldBe([1, 2]);
        File.Exists(Path.Combine(Root, "1-00000000000000000001.journal")).ShouldBeTrue();
        Recovery.Of(Root, "p-1").Damage.ShouldBeNull();
    }

    [Fact]
    public void After_a_crash_the_open_start_is_closed_by_its_sequence()
    {
        Run(journal => Start(journal, 7));
        Run(_ => { });

        var unclean = Read().Single(r => r.Kind == RecordKind.Unclean);

        unclean.StartSequence.ShouldBe(2);
        unclean.Item.ShouldBe("i7");
        unclean.TornBytes.ShouldBe(0);
    }

    [Fact]
    public void A_run_that_ended_in_good_order_leaves_no_unclean()
    {
        Run(journal =>
        {
            Start(journal, 7);
            journal.Post(new JournalEntry(journal.Draft(RecordKind.End), Closes: 7));
            journal.Post(new JournalEntry(journal.Draft(RecordKind.Screen) with { State = "off", Cause = "shutDown" }));
        });
        Run(_ => { });

        Read().ShouldNotContain(r => r.Kind == RecordKind.Unclean);
        Read().Single(r => r.Kind == RecordKind.End).StartSequence.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_torn_tail_is_cut_and_counted(int missing)
    {
        Run(journal => Start(journal, 7));
        var path = Segment();
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^missing]);

        Run(_ => { });

        var records = Read();
        records.ShouldContain(r => r.Kind == RecordKind.Unclean && r.TornBytes > 0);
        records.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, records.Count).Select(n => (long)n));
        records.ShouldAllBe(r => r.Epoch == 1);
    }

    [Fact]
    public void Damage_in_the_middle_keeps_the_file_and_begins_a_new_epoch()
    {
        Run(journal => Start(journal, 7));
        var path = Segment();
        var bytes = File.ReadAllBytes(path);
        bytes[20] ^= 1;
        File.WriteAllBytes(path, bytes);

        var alarm = "";
        Run(journal => alarm = journal.Alarm);

        alarm.ShouldNotBeNull().ShouldContain("is damaged at byte 0");
        File.ReadAllBytes(path).ShouldBe(bytes);
        var records = Read(2);
        records[0].Kind.ShouldBe(RecordKind.Unclean);
        records[0].Cause.ShouldBe("damaged");
        records.ShouldAllBe(r => r.Epoch == 2);
    }

    [Fact]
    public void A_journal_of_another_player_is_left_alone()
    {
        Run(journal => Start(journal, 7), "local");
        Run(_ => { });

        JournalFiles.In(Root).Select(file => file.Epoch).ShouldBe([1, 2]);
        Read(2).ShouldAllBe(r => r.Player == "p-1");
        Read(2).ShouldNotContain(r => r.Kind == RecordKind.Unclean);
    }

    [Fact]
    public void Stretches_read_back_fit_the_chain()
    {
        Run(journal =>
        {
            for (var i = 0; i < 50; i++)
                Start(journal, i);
        });

        var all = JournalReader.Read(Root, "p-1", 1, 1, 51)!;
        var part = JournalReader.Read(Root, "p-1", 1, 20, 30)!;

        all.ChainBefore.ShouldBe(JournalChain.Start("p-1", 1));
        JournalChain.Over(all.ChainBefore, all.Records).ShouldBe(all.ChainAfter);
        part.First.ShouldBe(20);
        part.Last.ShouldBe(30);
        JournalChain.Over(part.ChainBefore, part.Records).ShouldBe(part.ChainAfter);
        JournalReader.Read(Root, "p-1", 1, 52, 60).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_said_to_be_written_can_be_read_by_another()
    {
        using var journal = new Journal(Root, "p-1", "e-1", new PlayerClock(TimeProvider.System));
        Start(journal, 7);

        await Eventually.Holds("both are written", () => journal.Written == 2);

        JournalReader.Read(Root, "p-1", 1, 1, journal.Written)!.Records.Count.ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    private static void Start(Journal journal, long play) => journal.Post(new JournalEntry(
        journal.Draft(RecordKind.Start) with { Lane = Lane.Picture, Item = $"i{play}",
            PlannedStart = Instant.FromUnixTimeSeconds(play) },
        Opens: play));

    private void Run(Action<Journal> act, string player = "p-1")
    {
        using var journal = new Journal(Root, player, "e-1", new PlayerClock(TimeProvider.System));
        act(journal);
    }

    private string Segment() => JournalFiles.In(Root)[^1].Path;

    private List<JournalRecord> Read(long epoch = 1)
    {
        var records = new List<JournalRecord>();
        foreach (var file in JournalFiles.In(Root).Where(file => file.Epoch == epoch))
        {
            foreach (var (bytes, _) in SegmentScan.Of(File.ReadAllBytes(file.Path), null).Records)
                records.Add(JournalRecord.TryRead(bytes, out var record, out var reason) ? record
                    : throw new InvalidDataException(reason));
        }
        return records;
    }
}
