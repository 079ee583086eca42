using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Xunit;
using static Signage.Tests.Unit.Golden.GoldenSet;

namespace Signage.Tests.Unit.Proof;

/// <summary>Each line of each note, wrong: the reader names the line and what it should be.</summary>
public sealed class NoteLineTests
{
    private const string Name = "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit";
    private const string Number = "must be a whole number";
    private const string Instant = "must be an instant like 2026-11-23T08:00:00.000Z, of the years 1970 to 2999";
    private const string Hash = "must be a SHA-256 of 64 lower-case hex digits";
    private const string Base64 = "must be 32 bytes in base64";
    private const string Entry = "an entry must be \"file <sha256> <asset>\" or \"endpoint <endpoint>\"";
    private const string Key = "a key line must be \"scheduler\" or \"reviewer\" and a verifier key";
    private const string OneRole = "a scheduler's key cannot be a reviewer's too";
    private const string Range = "epoch and sequences begin at 1, and a batch holds 1 to 1024 records";

    private static readonly string File1 = FileNamed("old clip").ToString();

    // note         line    becomes; "-" removes, "+x" adds x after it      what is said
    public static TheoryData<string, int, string, string> Rows => new()
    {
        { "order",      1,  "signage-order-2",                  "line 1: expected signage-order-1" },
        { "order",      2,  "Lobby",                            $"line 2: endpoint {Name}" },
        { "order",      2,  "",                                 $"line 2: endpoint {Name}" },
        { "order",      3,  "017",                              $"line 3: number {Number}" },
        { "order",      3,  "-1",                               $"line 3: number {Number}" },
        { "order",      3,  "+1",                               $"line 3: number {Number}" },
        { "order",      3,  "1 ",                               $"line 3: number {Number}" },
        { "order",      3,  "9223372036854775808",              $"line 3: number {Number}" },
        { "order",      3,  "１７",                              $"line 3: number {Number}" },
        { "order",      4,  "abc",                              $"line 4: playlist {Hash}" },
        { "order",      5,  "2026-11-23 08:00",                 $"line 5: issued {Instant}" },
        { "order",      6,  "2026-11-23T08:00:00.0Z",           $"line 6: valid until {Instant}" },
        { "order",      6,  "-",                                "line 6: valid until is missing" },
        { "order",      2,  "-",                                $"line 3: number {Number}" },
        { "order",      6,  "+more",                            "line 7: nothing more was expected" },
        { "takeover",   1,  "signage-order-1",                  "line 1: expected signage-takeover-1" },
        { "takeover",   2,  "A",                                $"line 2: endpoint {Name}" },
        { "takeover",   3,  "x",                                $"line 3: number {Number}" },
        { "takeover",   4,  "none",                             $"line 4: playlist {Hash}, or -" },
        { "takeover",   5,  "",                                 $"line 5: issued {Instant}" },
        { "takeover",   6,  "",                                 $"line 6: valid until {Instant}" },
        { "takeover",   6,  "+",                                "line 7: nothing more was expected" },
        { "approval",   2,  "A",                                $"line 2: asset {Name}" },
        { "approval",   3,  "",                                 $"line 3: uploader {Name}" },
        { "approval",   4,  "王",                               $"line 4: reviewer {Name}" },
        { "approval",   5,  "now",                              $"line 5: time {Instant}" },
        { "approval",   6,  "x",                                $"line 6: rendition {Hash}" },
        { "approval",   6,  new string('f', 64),                "line 7: the renditions must be sorted, each once" },
        { "approval",   7,  "+" + new string('0', 64),          "line 8: the renditions must be sorted, each once" },
        { "approval",   7,  "+",                                $"line 8: rendition {Hash}" },
        { "stop",       2,  "five",                             $"line 2: number {Number}" },
        { "stop",       3,  "",                                 $"line 3: issued {Instant}" },
        { "stop",       4,  "endpoint A",                       $"line 4: {Entry}" },
        { "stop",       4,  "screen bus-led-1",                 $"line 4: {Entry}" },
        { "stop",       4,  "endpoint bus-led-12 x",            $"line 4: {Entry}" },
        { "stop",       4,  "endpoint bus-led-7",               "line 5: the lines must be sorted, each once" },
        { "stop",       4,  "endpoint bus-led-8",               "line 5: the lines must be sorted, each once" },
        { "stop",       6,  "file 00 old-clip",                 $"line 6: {Entry}" },
        { "stop",       7,  $"file {File1} Old",                $"line 7: {Entry}" },
        { "stop",       7,  $"+file {File1} other-asset",       "line 8: the file is listed already" },
        { "stop",       7,  "+",                                "line 8: the lines must be sorted, each once" },
        { "trust",      2,  "",                                 $"line 2: number {Number}" },
        { "trust",      3,  "",                                 $"line 3: issued {Instant}" },
        { "trust",      4,  "reviewer wang",                    $"line 4: {Key}" },
        { "trust",      4,  $"admin {Wang.Verifier}",           $"line 4: {Key}" },
        { "trust",      5,  $"reviewer {Wang.Verifier}",        "line 5: the lines must be sorted, each once" },
        { "trust",      6,  $"scheduler {Wang.Verifier}",       $"line 6: {OneRole}" },
        { "trust",      5,  $"reviewer {Keys("zhaO", "zhao")}", $"line 5: {Key}" },
        { "batch",      2,  "P",                                $"line 2: player {Name}" },
        { "batch",      3,  "0",                                Range },
        { "batch",      4,  "0",                                Range },
        { "batch",      5,  "0",                                Range },
        { "batch",      5,  "1025",                             Range },
        { "batch",      4,  "9223372036854775807",              Range },
        { "batch",      6,  "",                                 $"line 6: chain before {Base64}" },
        { "batch",      7,  "AAAA",                             $"line 7: chain after {Base64}" },
        { "batch",      8,  new string('A', 43),                $"line 8: root {Base64}" },
        { "batch",      8,  new string('A', 42) + "B=",         $"line 8: root {Base64}" },
        { "batch",      8,  "+",                                "line 9: nothing more was expected" },
        { "receipt",    2,  "",                                 $"line 2: player {Name}" },
        { "receipt",    3,  "one",                              $"line 3: epoch {Number}" },
        { "receipt",    3,  "0",                                "epochs begin at 1" },
        { "receipt",    4,  "",                                 $"line 4: last {Number}" },
        { "receipt",    5,  new string('A', 44),                $"line 5: chain {Base64}" },
        { "receipt",    6,  "",                                 $"line 6: received {Instant}" },
        { "receipt",    6,  "+x",                               "line 7: nothing more was expected" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_wrong_line_is_named(string note, int line, string becomes, string said)
    {
        var lines = TextOf(note).TrimEnd('\n').Split('\n').ToList();
        if (becomes == "-")
        {
            lines.RemoveAt(line - 1);
        }
        else if (becomes.StartsWith('+') && becomes != "+1")
        {
            lines.Insert(line, becomes[1..]);
        }
        else
        {
            lines[line - 1] = becomes;
        }

        ReasonOf(note, string.Join('\n', lines) + "\n").ShouldBe(said);
    }

    [Theory]
    [InlineData("order")]
    [InlineData("takeover")]
    [InlineData("approval")]
    [InlineData("stop")]
    [InlineData("trust")]
    [InlineData("batch")]
    [InlineData("receipt")]
    public void A_text_without_its_last_line_feed_has_no_lines(string note)
    {
        ReasonOf(note, TextOf(note)).ShouldBeNull();
        ReasonOf(note, TextOf(note).TrimEnd('\n')).ShouldBe("line 1: format is missing");
        ReasonOf(note, "").ShouldBe("line 1: format is missing");
        ReasonOf(note, TextOf(note).Split('\n')[0] + "\n")!.ShouldStartWith("line 2: ");
    }

    [Fact]
    public void A_stop_list_and_a_trust_note_may_list_nothing()
    {
        ReasonOf("stop", "signage-stop-1\n1\n2026-11-23T08:00:00.000Z\n").ShouldBeNull();
        ReasonOf("trust", "signage-trust-1\n1\n2026-11-23T08:00:00.000Z\n").ShouldBeNull();
    }

    [Fact]
    public void An_approval_must_list_something() =>
        ReasonOf("approval", "signage-approval-1\na\nb\nc\n2026-11-23T08:00:00.000Z\n")
            .ShouldBe("line 6: rendition is missing");

    private static string Keys(string name, string seed) => Support.Keys.Of(name, seed).Verifier.Text;

    private static string TextOf(string note) => note switch
    {
        "order" => TheOrder.ToText(),
        "takeover" => TakeoverOn.ToText(),
        "approval" => TheApproval.ToText(),
        "stop" => TheStopList.ToText(),
        "trust" => TheTrust.ToText(),
        "receipt" => TheReceipt.ToText(),
        _ => BatchNote().Text,
    };

    private static SignedNote BatchNote()
    {
        BatchBody.TryRead(Read("1-1.batch"), out var body, out _).ShouldBeTrue();
        return body!.Note;
    }

    private static string? ReasonOf(string note, string text)
    {
        string? reason;
        _ = note switch
        {
            "order" => Order.TryRead(text, out _, out reason),
            "takeover" => TakeoverNote.TryRead(text, out _, out reason),
            "approval" => Approval.TryRead(text, out _, out reason),
            "stop" => StopList.TryRead(text, out _, out reason),
            "trust" => Trust.TryRead(text, out _, out reason),
            "receipt" => Receipt.TryRead(text, out _, out reason),
            _ => Batch.TryRead(text, out _, out reason),
        };
        return reason;
    }
}
