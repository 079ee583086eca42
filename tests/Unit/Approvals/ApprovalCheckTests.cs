using System.Text;
using NodaTime;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Golden;
using Xunit;

namespace Signage.Tests.Unit.Approvals;

/// <summary>A file plays only if two different reviewers signed its hash, neither of them the uploader.</summary>
public sealed class ApprovalCheckTests
{
    private static readonly Sha256Hash File = GoldenSet.FileNamed("clip");
    private static readonly Instant Time = Instant.FromUtc(2026, 11, 23, 8, 0);

    private static readonly SigningKey Wang = Keys.Of("wang");
    private static readonly SigningKey Zhao = Keys.Of("zhao");
    private static readonly SigningKey Li = Keys.Of("li");
    private static readonly SigningKey Stranger = Keys.Of("qian");
    private static readonly SigningKey Impostor = Keys.Of("zhao", "another seed");

    /// <summary>The same private key as wang's, under another name.</summary>
    private static readonly SigningKey WangAgain = Keys.Of("sun", "wang");

    private static readonly Trust Trust = new(
        1,
        Time,
        [Keys.Of("scheduler").Verifier],
        [Wang.Verifier, Zhao.Verifier, Li.Verifier, WangAgain.Verifier]);

    private static readonly Dictionary<string, string> Notes = new(StringComparer.Ordinal)
    {
        ["wang"] = Note(Wang),
        ["zhao"] = Note(Zhao),
        ["li, the uploader"] = Note(Li),
        ["wang again, later"] = Note(Wang, a => a with { Time = Time + Duration.FromHours(1) }),
        ["sun with wang's key"] = Note(WangAgain),
        ["a stranger"] = Note(Stranger),
        ["a stranger as zhao"] = Note(Impostor),
        ["zhao signed by wang"] = Note(Wang, a => a with { Reviewer = "zhao" }),
        ["the scheduler as zhao"] = Note(Keys.Of("scheduler"), a => a with { Reviewer = "zhao" }),
        ["zhao of another file"] = Note(Zhao, a => a with { Renditions = [GoldenSet.FileNamed("film")] }),
        ["zhao of two files"] = Note(Zhao, a => a with { Renditions = [GoldenSet.FileNamed("film"), File] }),
        ["zhao of another asset"] = Note(Zhao, a => a with { Asset = "other-clip" }),
        ["wang of another asset"] = Note(Wang, a => a with { Asset = "other-clip" }),
        ["zhao of another uploader"] = Note(Zhao, a => a with { Uploader = "sun" }),
        ["no note"] = "approved by zhao\n",
        ["another kind of note"] = SignedNote.Sign(GoldenSet.TheOrder.ToText(), Zhao).Whole,
    };

    // rule                                             the notes handed in                             refused as
    public static TheoryData<string, string, string?> Rules => new()
    {
        { "two reviewers",                              "wang|zhao",                                    null },
        { "in any order",                               "zhao|wang",                                    null },
        { "a bad third does no harm",                   "a stranger|wang|zhao",                         null },
        { "nor does a double third",                    "wang|wang again, later|zhao",                  null },
        { "among other renditions",                     "wang|zhao of two files",                       null },
        { "two assets share a file, one is approved",   "wang of another asset|wang|zhao",              null },
        { "nobody",                                     "",                                             "tooFew" },
        { "one reviewer",                               "wang",                                         "tooFew" },
        { "one reviewer twice, the same note",          "wang|wang",                                    "twice" },
        { "one reviewer twice, two notes",              "wang|wang again, later",                       "twice" },
        { "one key under two names",                    "wang|sun with wang's key",                     "twice" },
        { "the uploader",                               "wang|li, the uploader",                        "uploader" },
        { "a stranger",                                 "wang|a stranger",                              "stranger" },
        { "a stranger in a reviewer's name",            "wang|a stranger as zhao",                      "stranger" },
        { "a reviewer in another's name",               "wang|zhao signed by wang",                     "stranger" },
        { "the scheduler in a reviewer's name",         "wang|the scheduler as zhao",                   "stranger" },
        { "another file",                               "wang|zhao of another file",                    "otherFile" },
        { "different assets",                           "wang|zhao of another asset",                   "tooFew" },
        { "different uploaders claimed",                "wang|zhao of another uploader",                "tooFew" },
        { "not a note",                                 "wang|no note",                                 "unreadable" },
        { "another kind of note",                       "wang|another kind of note",                    "unreadable" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Two_different_reviewers_neither_the_uploader(string rule, string notes, string? code)
    {
        var handedIn = notes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(n => Notes[n]).ToList();
        ApprovalCheck.Check(File, handedIn, Trust)?.Code.ShouldBe(code, rule);
        (ApprovalCheck.Check(File, handedIn, Trust) is null).ShouldBe(code is null, rule);
    }

    // what is handed in                the sentence
    public static TheoryData<string, string> Sentences => new()
    {
        { "wang", $"File {File} has 1 of 2 approvals." },
        { "wang|wang", "wang approved clip-1 twice; two people are needed." },
        { "li, the uploader", "li uploaded clip-1 and may not approve it." },
        { "a stranger", "The approval of clip-1 has no good signature by a trusted reviewer qian." },
        { "zhao of another file", $"The approval of clip-1 by zhao does not list file {File}." },
        { "no note", "The approval is not a signed note." },
        { "another kind of note", "The approval cannot be read: line 1: expected signage-approval-1." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_refusal_names_what_is_wrong(string notes, string sentence) =>
        ApprovalCheck.Check(File, [.. notes.Split('|').Select(n => Notes[n])], Trust)!.Reason.ShouldBe(sentence);

    [Fact]
    public void One_flipped_bit_anywhere_in_a_note_leaves_too_few()
    {
        foreach (var (bit, bytes) in Flip.EveryBit(Encoding.UTF8.GetBytes(Notes["zhao"])))
        {
            var refusal = ApprovalCheck.Check(File, [Notes["wang"], Encoding.UTF8.GetString(bytes)], Trust);
            refusal.ShouldNotBeNull($"bit {bit}");
            refusal.Code.ShouldBeOneOf("unreadable", "stranger");
        }
    }

    [Fact]
    public void A_second_signature_on_a_note_does_not_count_as_a_second_person()
    {
        var both = Note(Wang) + Note(Zhao).Split("\n\n")[1];
        ApprovalCheck.Check(File, [both], Trust)!.Code.ShouldBe("tooFew");
        ApprovalCheck.Check(File, [both, Notes["zhao"]], Trust).ShouldBeNull();
    }

    [Fact]
    public void One_reviewer_with_an_old_and_a_new_key_is_one_person()
    {
        var newKey = Keys.Of("wang", "wang's new key");
        var both = Trust with { Reviewers = [Wang.Verifier, newKey.Verifier, Zhao.Verifier] };
        ApprovalCheck.Check(File, [Notes["wang"], Note(newKey)], both)!.Code.ShouldBe("twice");
        ApprovalCheck.Check(File, [Note(newKey), Notes["zhao"]], both).ShouldBeNull();
    }

    [Fact]
    public void A_reviewer_whom_a_newer_trust_note_no_longer_lists_does_not_count()
    {
        var newer = Trust with { Number = 2, Reviewers = [Wang.Verifier] };
        ApprovalCheck.Check(File, [Notes["wang"], Notes["zhao"]], newer)!.Code.ShouldBe("stranger");
    }

    private static string Note(SigningKey key, Func<Approval, Approval>? change = null)
    {
        var approval = new Approval("clip-1", "li", key.Name, Time, [File]);
        return SignedNote.Sign((change?.Invoke(approval) ?? approval).ToText(), key).Whole;
    }
}
