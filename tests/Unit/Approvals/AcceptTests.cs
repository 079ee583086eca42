using System.Text;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Golden;
using Xunit;
using static Signage.Tests.Unit.Golden.GoldenSet;

namespace Signage.Tests.Unit.Approvals;

/// <summary>What a player takes and refuses of fetched notes, and in which words.</summary>
public sealed class AcceptTests
{
    private const string Older = "older";
    private const string Unsigned = "unsigned";
    private const string NoGood = " has no good signature by a scheduler that the trust note names.";

    private static readonly SigningKey Stranger = Keys.Of("scheduler", "not the scheduler");

    // what comes                       is it taken?  else code and sentence
    public static TheoryData<string, string?, string?> Orders => new()
    {
        { "first",                      null, null },
        { "the same again",             null, null },
        { "higher",                     null, null },
        { "lower",                      Older, "Order 16 is older than number 17, which is held." },
        { "the same number, other",     Older, "Order 17 differs from the one of the same number, which is held." },
        { "expired",                    "expired", "Order 18 expired at 2026-11-23T08:00:00.000Z." },
        { "another endpoint's",         "otherEndpoint", "Order 18 is for bus-led-7, not for lobby-tv-1." },
        { "signed by a stranger",       Unsigned, "The order" + NoGood },
        { "signed by a reviewer",       Unsigned, "The order" + NoGood },
        { "not signed",                 "unreadable", "The order is not a signed note." },
        { "a takeover",                 "unreadable", "The order cannot be read: line 1: expected signage-order-1." },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Orders_are_taken_or_refused_by_name(string what, string? code, string? sentence)
    {
        var next = TheOrder with { Number = 18 };
        var (whole, held) = what switch
        {
            "first" => (Signed(TheOrder.ToText()), (Order?)null),
            "the same again" => (Signed(TheOrder.ToText()), TheOrder),
            "higher" => (Signed((TheOrder with { Number = 40 }).ToText()), TheOrder),
            "lower" => (Signed((TheOrder with { Number = 16 }).ToText()), TheOrder),
            "the same number, other" => (Signed((TheOrder with { Playlist = FileNamed("x") }).ToText()), TheOrder),
            "expired" => (Signed((next with { ValidUntil = Issued }).ToText()), TheOrder),
            "another endpoint's" => (Signed((next with { Endpoint = "bus-led-7" }).ToText()), TheOrder),
            "signed by a stranger" => (SignedNote.Sign(next.ToText(), Stranger).Whole, TheOrder),
            "signed by a reviewer" => (SignedNote.Sign(next.ToText(), Wang).Whole, TheOrder),
            "not signed" => (next.ToText(), TheOrder),
            _ => (Signed(TakeoverOn.ToText()), TheOrder),
        };
        var refusal = Order.Accept(whole, TheTrust, Endpoint, held, Issued, out var order);
        Same(refusal, code, sentence);
        (order is null).ShouldBe(code is not null);
    }

    public static TheoryData<string, string?, string?> Takeovers => new()
    {
        { "first",                      null, null },
        { "the same again",             null, null },
        { "its release",                null, null },
        { "over already",               null, null },
        { "lower",                      Older, "Takeover 2 is older than number 3, which is held." },
        { "the same number, released",  Older, "Takeover 3 differs from the one of the same number, which is held." },
        { "another endpoint's",         "otherEndpoint", "Takeover 3 is for bus-led-7, not for lobby-tv-1." },
        { "signed by a stranger",       Unsigned, "The takeover" + NoGood },
        { "not signed",                 "unreadable", "The takeover is not a signed note." },
    };

    [Theory]
    [MemberData(nameof(Takeovers))]
    public void Takeovers_are_taken_or_refused_by_name(string what, string? code, string? sentence)
    {
        var (whole, held) = what switch
        {
            "first" => (Signed(TakeoverOn.ToText()), (TakeoverNote?)null),
            "the same again" => (Signed(TakeoverOn.ToText()), TakeoverOn),
            "its release" => (Signed(TakeoverReleased.ToText()), TakeoverOn),
            "over already" => (Signed((TakeoverOn with { Number = 9, ValidUntil = Issued }).ToText()), TakeoverOn),
            "lower" => (Signed((TakeoverOn with { Number = 2 }).ToText()), TakeoverOn),
            "the same number, released" => (Signed((TakeoverOn with { Playlist = null }).ToText()), TakeoverOn),
            "another endpoint's" => (Signed((TakeoverOn with { Endpoint = "bus-led-7" }).ToText()), TakeoverOn),
            "signed by a stranger" => (SignedNote.Sign(TakeoverOn.ToText(), Stranger).Whole, TakeoverOn),
            _ => (TakeoverOn.ToText(), TakeoverOn),
        };
        var refusal = TakeoverNote.Accept(whole, TheTrust, Endpoint, held, out var takeover);
        Same(refusal, code, sentence);
        (takeover is null).ShouldBe(code is not null);
    }

    public static TheoryData<string, string?, string?> Stops => new()
    {
        { "first",                      null, null },
        { "the same again",             null, null },
        { "higher, and shorter",        null, null },
        { "lower",                      Older, "Stop list 4 is older than number 5, which is held." },
        { "the same number, shorter",   Older, "Stop list 5 differs from the one of the same number, which is held." },
        { "signed by a stranger",       Unsigned, "The stop list" + NoGood },
        { "not signed",                 "unreadable", "The stop list is not a signed note." },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public void Stop_lists_are_taken_or_refused_by_name(string what, string? code, string? sentence)
    {
        var list = TheStopList;
        var shorter = list with { Endpoints = new HashSet<string>(StringComparer.Ordinal) };
        var (whole, held) = what switch
        {
            "first" => (Signed(list.ToText()), (StopList?)null),
            "the same again" => (Signed(list.ToText()), list),
            "higher, and shorter" => (Signed((shorter with { Number = 6 }).ToText()), list),
            "lower" => (Signed((list with { Number = 4 }).ToText()), list),
            "the same number, shorter" => (Signed(shorter.ToText()), list),
            "signed by a stranger" => (SignedNote.Sign(list.ToText(), Stranger).Whole, list),
            _ => (list.ToText(), list),
        };
        Same(StopList.Accept(whole, TheTrust, held, out _), code, sentence);
    }

    public static TheoryData<string, string?, string?> Trusts => new()
    {
        { "first",                      null, null },
        { "the same again",             null, null },
        { "higher",                     null, null },
        { "lower",                      Older, "Trust note 1 is older than number 2, which is held." },
        { "the same number, other",     Older, "Trust note 2 differs from the one of the same number, which is held." },
        { "signed by the scheduler",    Unsigned, "The trust note is not signed by this installation's root key." },
        { "signed by another root",     Unsigned, "The trust note is not signed by this installation's root key." },
        { "not signed",                 "unreadable", "The trust note is not a signed note." },
    };

    [Theory]
    [MemberData(nameof(Trusts))]
    public void Trust_notes_are_taken_or_refused_by_name(string what, string? code, string? sentence)
    {
        var trust = TheTrust;
        var (whole, held) = what switch
        {
            "first" => (ByRoot(trust), (Trust?)null),
            "the same again" => (ByRoot(trust), trust),
            "higher" => (ByRoot(trust with { Number = 3 }), trust),
            "lower" => (ByRoot(trust with { Number = 1 }), trust),
            "the same number, other" => (ByRoot(trust with { Reviewers = [] }), trust),
            "signed by the scheduler" => (Signed(trust.ToText()), trust),
            "signed by another root" => (SignedNote.Sign(trust.ToText(), Keys.Of("root", "other")).Whole, trust),
            _ => (trust.ToText(), trust),
        };
        Same(Trust.Accept(whole, RootKey.Verifier, held, out _), code, sentence);
    }

    public static TheoryData<string, string?, string?> Receipts => new()
    {
        { "its own",                    null, null },
        { "another player's",           "otherPlayer", $"Receipt 3 is for p-0, not for {PlayerKey.Name}." },
        { "signed by the player",       Unsigned, "The receipt" + NoGood },
        { "not signed",                 "unreadable", "The receipt is not a signed note." },
        { "of epoch 0",                 "unreadable", "The receipt cannot be read: epochs begin at 1." },
    };

    [Theory]
    [MemberData(nameof(Receipts))]
    public void Receipts_are_taken_or_refused_by_name(string what, string? code, string? sentence)
    {
        var receipt = TheReceipt;
        var whole = what switch
        {
            "its own" => Signed(receipt.ToText()),
            "another player's" => Signed((receipt with { Player = "p-0" }).ToText()),
            "signed by the player" => SignedNote.Sign(receipt.ToText(), PlayerKey).Whole,
            "of epoch 0" => Signed((receipt with { Epoch = 0 }).ToText()),
            _ => receipt.ToText(),
        };
        Same(Receipt.Accept(whole, TheTrust, PlayerKey.Name, out _), code, sentence);
    }

    public static TheoryData<string> Fetched =>
        ["order", "takeover-on", "takeover-released", "trust", "stop", "receipt"];

    [Theory]
    [MemberData(nameof(Fetched))]
    public void One_flipped_bit_anywhere_is_refused_and_named(string what)
    {
        foreach (var (bit, bytes) in Flip.EveryBit(Read($"{what}.note")))
        {
            var whole = Encoding.UTF8.GetString(bytes);
            var refusal = what switch
            {
                "order" => Order.Accept(whole, TheTrust, Endpoint, null, Issued, out _),
                "trust" => Trust.Accept(whole, RootKey.Verifier, null, out _),
                "stop" => StopList.Accept(whole, TheTrust, null, out _),
                "receipt" => Receipt.Accept(whole, TheTrust, PlayerKey.Name, out _),
                _ => TakeoverNote.Accept(whole, TheTrust, Endpoint, null, out _),
            };
            refusal.ShouldNotBeNull($"{what}, bit {bit}");
            refusal.Code.ShouldBeOneOf("unreadable", Unsigned);
            refusal.Reason.ShouldStartWith($"The {(what == "stop" ? "stop list" : what.Split('-')[0])}");
        }
    }

    private static void Same(NoteRefusal? refusal, string? code, string? sentence)
    {
        refusal?.Reason.ShouldBe(sentence);
        refusal?.Code.ShouldBe(code);
        (refusal is null).ShouldBe(code is null);
    }

    private static string Signed(string text) => SignedNote.Sign(text, SchedulerKey).Whole;

    private static string ByRoot(Trust trust) => SignedNote.Sign(trust.ToText(), RootKey).Whole;
}
