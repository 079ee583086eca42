using Shouldly;
using Signage.Content.Assets;
using Xunit;

namespace Signage.Tests.Unit.Assets;

public sealed class Sha256HashTests
{
    /// <summary>FIPS 180-4's example.</summary>
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void The_hash_of_abc_is_known()
    {
        Sha256Hash.Of("abc"u8).ToString().ShouldBe(OfAbc);
        Sha256Hash.Parse(OfAbc).ToBytes().ShouldBe(Convert.FromHexString(OfAbc));
        Sha256Hash.FromBytes(Convert.FromHexString(OfAbc)).ShouldBe(Sha256Hash.Of("abc"u8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ba78")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData(OfAbc + "0")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(" a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Anything_but_64_lower_case_hex_digits_is_no_hash(string? text)
    {
        Sha256Hash.TryParse(text, out var hash).ShouldBeFalse();
        hash.ShouldBe(default);
        Should.Throw<FormatException>(() => Sha256Hash.Parse(text!));
    }

    [Fact]
    public void Hashes_sort_by_their_digits()
    {
        var (low, high) = (Sha256Hash.Parse(new string('0', 64)), Sha256Hash.Parse(new string('f', 64)));
        (low < high && high > low && low <= high && high >= low).ShouldBeTrue();
        new[] { high, low }.Order().ShouldBe([low, high]);
    }
}
