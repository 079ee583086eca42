using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;
using static Signage.Tests.Unit.Golden.GoldenSet;

namespace Signage.Tests.Unit.Golden;

/// <summary>The committed bytes both ways: the code writes exactly them, and reads them as what they are.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_code_writes_exactly_the_committed_bytes(string name) =>
        Convert.ToHexString(Files[name]()).ShouldBe(Convert.ToHexString(Read(name)), name);

    [Fact]
    public void An_order_is_read_as_what_it_is()
    {
        Order.Accept(ReadText("order.note"), TheTrust, Endpoint, null, Issued, out var order)
            .ShouldBeNull();
        order.ShouldBe(TheOrder);
    }

    [Fact]
    public void Takeovers_are_read_as_what_they_are()
    {
        TakeoverNote.Accept(ReadText("takeover-on.note"), TheTrust, Endpoint, null, out var on).ShouldBeNull();
        TakeoverNote.Accept(ReadText("takeover-released.note"), TheTrust, Endpoint, on, out var released)
            .ShouldBeNull();
        on.ShouldBe(TakeoverOn);
        released.ShouldBe(TakeoverReleased);
        on!.IsOn(Issued).ShouldBeTrue();
        on.IsOn(on.ValidUntil).ShouldBeFalse();
        released!.IsOn(Issued).ShouldBeFalse();
    }

    [Fact]
    public void A_trust_note_is_read_as_what_it_is()
    {
        Trust.Accept(ReadText("trust.note"), RootKey.Verifier, null, out var trust).ShouldBeNull();
        trust!.Number.ShouldBe(2);
        trust.Schedulers.ShouldBe(TheTrust.Schedulers);
        trust.Reviewers.ShouldBe(TheTrust.Reviewers);
    }

    [Fact]
    public void An_approval_is_read_as_what_it_is()
    {
        var refusal = ApprovalCheck.CheckOne(
            SloganFile, ReadText("approval.note"), TheTrust, out var approval, out var key);
        refusal.ShouldBeNull();
        key.ShouldBe(Wang.Verifier);
        approval!.ToText().ShouldBe(TheApproval.ToText());
        approval.Renditions.ShouldBe(TheApproval.Renditions.Order());
    }

    [Fact]
    public void A_stop_list_is_read_as_what_it_is()
    {
        StopList.Accept(ReadText("stop.note"), TheTrust, null, out var list).ShouldBeNull();
        list!.Number.ShouldBe(5);
        list.Issued.ShouldBe(Issued);
        list.Files.ShouldBe(TheStopList.Files, ignoreOrder: true);
        list.Endpoints.ShouldBe(TheStopList.Endpoints, ignoreOrder: true);
    }

    [Fact]
    public void A_receipt_is_read_as_what_it_is()
    {
        Receipt.Accept(ReadText("receipt.note"), TheTrust, PlayerKey.Name, out var receipt).ShouldBeNull();
        receipt!.ToText().ShouldBe(TheReceipt.ToText());
        receipt.Last.ShouldBe(3);
    }

    [Fact]
    public void A_batch_is_read_as_what_it_is()
    {
        BatchBody.TryRead(Read("1-1.batch"), out var body, out var reason).ShouldBeTrue(reason);
        body!.Check(PlayerKey.Verifier).ShouldBeNull();
        body.Records.Select(r => Convert.ToHexString(r.Span))
            .ShouldBe(RecordBytes.Select(r => Convert.ToHexString(r.Span)));
    }

    [Fact]
    public void A_segment_is_read_as_what_it_is()
    {
        ReadOnlySpan<byte> bytes = Read("1-00000000000000000001.journal");
        var before = JournalChain.Start(PlayerKey.Name, 1);
        foreach (var expected in Records)
        {
            JournalFrame.TryRead(bytes, out var record, out var chain, out var length).ShouldBeTrue();
            chain.SequenceEqual(JournalChain.Next(before, record)).ShouldBeTrue();
            JournalRecord.TryRead(record, out var read, out var reason).ShouldBeTrue(reason);
            read.ShouldBe(expected);
            before = chain.ToArray();
            bytes = bytes[length..];
        }

        bytes.Length.ShouldBe(0);
    }

    [Fact]
    public void A_slogan_is_read_as_what_it_is()
    {
        SloganDocument.TryRead(Read("slogan.json"), out var slogan, out _).ShouldBeTrue();
        slogan.ShouldBe(TheSlogan);
    }

    [Fact]
    public void A_playlist_is_read_as_what_it_is()
    {
        Playlist.TryRead(Read("playlist.json"), out var playlist, out var problems)
            .ShouldBeTrue(string.Join('\n', problems));
        playlist!.ToBytes().ShouldBe(Read("playlist.json"));
        playlist.LoopOf("main")!.CycleMs.ShouldBe(25_000);
        playlist.FileOf(SloganFile)!.Kind.ShouldBe(AssetKind.Slogan);
        playlist.Tail!.LoopOf(Lane.Ticker).ShouldBe("slogans");
    }

    [Fact]
    public async Task A_program_that_shares_nothing_with_ours_agrees()
    {
        var result = await Tool.Run(Tool.Python, [PathOf("verify.py")]);
        result.Exit.ShouldBe(0, result.All);
        result.Output.ShouldBe("golden: 122 checks\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task That_program_sees_one_altered_bit(string name)
    {
        using var folder = new TempFolder();
        foreach (var other in Files.Keys)
        {
            folder.Write(other, Read(other));
        }

        var bytes = Read(name);
        bytes[bytes.Length / 2] ^= 0x01;
        folder.Write(name, bytes);

        var result = await Tool.Run(Tool.Python, [PathOf("verify.py"), folder.Root]);
        result.Exit.ShouldBe(1, result.All);
    }
}
