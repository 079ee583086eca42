using Shouldly;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Proof;

public sealed class KeyTests
{
    private const string Good = "scheduler+a1222ada+ARXm97so1OtEC6n6OSEXcXPy3VRTeM0UNUZhWguo8qWR";

    /// <summary>RFC 8032, section 7.1, test 2.</summary>
    [Fact]
    public void A_known_key_signs_as_known()
    {
        using var key = SigningKey.FromSeed(
            "test", Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        key.Verifier.Text.ShouldEndWith(Convert.ToBase64String(
            [1, .. Convert.FromHexString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")]));
        Convert.ToHexStringLower(key.Sign([0x72])).ShouldBe(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        key.Verifier.Verify([0x72], key.Sign([0x72])).ShouldBeTrue();
        key.Verifier.Verify([0x73], key.Sign([0x72])).ShouldBeFalse();
        key.Verifier.Verify([0x72], []).ShouldBeFalse();
    }

    [Fact]
    public void A_verifier_key_is_written_as_it_was_read()
    {
        VerifierKey.TryParse(Good, out var key).ShouldBeTrue();
        key!.ToString().ShouldBe(Good);
        key.ShouldBe(Keys.Of("scheduler").Verifier);
    }

    // what is wrong                verifier key
    public static TheoryData<string, string?> Wrong => new()
    {
        { "nothing",                null },
        { "empty",                  "" },
        { "no name",                Good["scheduler".Length..] },
        { "another name",           Good.Replace("scheduler", "root", StringComparison.Ordinal) },
        { "another id",             Good.Replace("a1222ada", "a1222adb", StringComparison.Ordinal) },
        { "id in capitals",         Good.Replace("a1222ada", "A1222ADA", StringComparison.Ordinal) },
        { "short id",               Good.Replace("a1222ada", "1222ada", StringComparison.Ordinal) },
        { "one bit of the key",     Good.Replace("qWR", "qWQ", StringComparison.Ordinal) },
        { "another algorithm",      Good.Replace("+ARX", "+AhX", StringComparison.Ordinal) },
        { "cut",                    Good[..^4] },
        { "longer",                 Good + "AAAA" },
        { "white space after",      Good + " " },
        { "white space before",     " " + Good },
        { "a private key",          Keys.Of("scheduler").ToSecretText() },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_has_another_form_is_no_verifier_key(string what, string? text) =>
        VerifierKey.TryParse(text, out _).ShouldBeFalse(what);

    [Fact]
    public void A_key_file_is_read_as_it_was_written()
    {
        var written = Keys.Of("wang").ToSecretText();
        SigningKey.TryParse(written + "\n", out var key).ShouldBeTrue();
        key!.Verifier.ShouldBe(Keys.Of("wang").Verifier);
        key.ToSecretText().ShouldBe(written);
        SigningKey.TryParse(written.Replace("wang", "zhao", StringComparison.Ordinal), out _).ShouldBeFalse();
        SigningKey.TryParse(Good, out _).ShouldBeFalse();
        SigningKey.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_players_name_follows_from_its_key()
    {
        var player = Keys.Player("a device");
        player.Name.ShouldMatch("^p-[0-9a-f]{16}$");
        player.Verifier.IsPlayerKey.ShouldBeTrue();
        Keys.Of("p-0000000000000000").Verifier.IsPlayerKey.ShouldBeFalse();
    }

    [Fact]
    public void The_same_key_under_two_names_is_seen()
    {
        Keys.Of("wang").Verifier.SameKeyAs(Keys.Of("sun", "wang").Verifier).ShouldBeTrue();
        Keys.Of("wang").Verifier.ShouldNotBe(Keys.Of("sun", "wang").Verifier);
        Keys.Of("wang").Verifier.SameKeyAs(Keys.Of("zhao").Verifier).ShouldBeFalse();
    }
}
