using Shouldly;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Proof;

/// <summary>C2SP signed notes.</summary>
public sealed class SignedNoteTests
{
    private const string Dash = "\u2014";

    /// <summary>The example of golang.org/x/mod/sumdb/note, which C2SP's specification took its form from.</summary>
    private const string PeterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string PeterNote =
        "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n\n"
        + Dash + " PeterNeumann "
        + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static readonly SigningKey Key = Keys.Of("scheduler");

    [Fact]
    public void A_note_that_another_program_signed_is_good()
    {
        VerifierKey.TryParse(PeterKey, out var key).ShouldBeTrue();
        SignedNote.TryParse(PeterNote, out var note).ShouldBeTrue();
        note!.IsSignedBy(key!).ShouldBeTrue();
        note.Text.ShouldEndWith("your problem is.\n");
        key!.ToString().ShouldBe(PeterKey);
    }

    [Fact]
    public void The_same_note_with_another_word_is_not()
    {
        VerifierKey.TryParse(PeterKey, out var key).ShouldBeTrue();
        SignedNote.TryParse(PeterNote.Replace("answer", "Answer", StringComparison.Ordinal), out var note)
            .ShouldBeTrue();
        note!.IsSignedBy(key!).ShouldBeFalse();
    }

    [Fact]
    public void A_note_is_read_as_it_was_signed()
    {
        var note = SignedNote.Sign("one\ntwo\n", Key);
        SignedNote.TryParse(note.Whole, out var read).ShouldBeTrue();
        read!.Text.ShouldBe("one\ntwo\n");
        read.Whole.ShouldBe(note.Whole);
        read.IsSignedBy(Key.Verifier).ShouldBeTrue();
        read.IsSignedBy(Keys.Of("scheduler", "other").Verifier).ShouldBeFalse();
        read.IsSignedBy(Keys.Of("other", "scheduler").Verifier).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_by_somebody_unknown_is_passed_over()
    {
        var two = SignedNote.Sign("text\n", Keys.Of("wang")).Whole
            + SignedNote.Sign("text\n", Key).Whole.Split("\n\n")[1];
        SignedNote.TryParse(two, out var note).ShouldBeTrue();
        note!.Signatures.Count.ShouldBe(2);
        note.IsSignedBy(Key.Verifier).ShouldBeTrue();
    }

    [Fact]
    public void Another_programs_note_may_hold_a_blank_line()
    {
        const string Text = "one\n\ntwo\n";
        byte[] blob = [0xA1, 0x22, 0x2A, 0xDA, .. Key.Sign(System.Text.Encoding.UTF8.GetBytes(Text))];
        SignedNote.TryParse($"{Text}\n{Dash} scheduler {Convert.ToBase64String(blob)}\n", out var note).ShouldBeTrue();
        note!.Text.ShouldBe(Text);
        note.IsSignedBy(Key.Verifier).ShouldBeTrue();
    }

    [Theory]
    [InlineData("without a line feed")]
    [InlineData("with a blank\n\nline\n")]
    [InlineData("with a carriage return\r\n")]
    [InlineData("with a tab\t\n")]
    public void A_text_that_no_note_can_hold_is_not_signed(string text) =>
        Should.Throw<ArgumentException>(() => SignedNote.Sign(text, Key));

    // what is wrong                        the note; S is a good signature in base64
    public static TheoryData<string, string?> Malformed => new()
    {
        { "nothing",                        null },
        { "empty",                          "" },
        { "no signature",                   "text\n" },
        { "a blank line and no signature",  "text\n\n" },
        { "no blank line",                  $"text\n{Dash} scheduler S\n" },
        { "no last line feed",              $"text\n\n{Dash} scheduler S" },
        { "a hyphen for the dash",          "text\n\n- scheduler S\n" },
        { "no name",                        $"text\n\n{Dash}  S\n" },
        { "a name with a space",            $"text\n\n{Dash} the scheduler S\n" },
        { "no signature bytes",             $"text\n\n{Dash} scheduler oSIq2g==\n" },
        { "not base64",                     $"text\n\n{Dash} scheduler !!!!\n" },
        { "base64 with a space",            $"text\n\n{Dash} scheduler S \n" },
        { "base64 without padding",         $"text\n\n{Dash} scheduler oSIq2gA\n" },
        { "base64 with spare bits",         $"text\n\n{Dash} scheduler oSIq2gB=\n" },
        { "a control character",            $"te\u0001xt\n\n{Dash} scheduler S\n" },
        { "carriage returns",               $"text\r\n\r\n{Dash} scheduler S\r\n" },
        { "text after the signatures",      $"text\n\n{Dash} scheduler S\nmore\n" },
        { "17 signatures",                  "text\n\n" + Times(17, $"{Dash} scheduler S\n") },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_has_another_form_is_no_note(string what, string? whole)
    {
        var signature = SignedNote.Sign("text\n", Key).Whole.Split(' ')[^1].TrimEnd('\n');
        SignedNote.TryParse(whole?.Replace("S", signature, StringComparison.Ordinal), out _).ShouldBeFalse(what);
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    [Fact]
    public void A_note_over_the_limit_is_not_read() =>
        SignedNote.TryParse(
            SignedNote.Sign(new string('a', SignedNote.MaxLength) + "\n", Key).Whole, out _).ShouldBeFalse();
}
