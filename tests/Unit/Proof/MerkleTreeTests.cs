using System.Security.Cryptography;
using CsCheck;
using Shouldly;
using Signage.Content.Journal;
using Signage.Content.Proof;
using Xunit;

namespace Signage.Tests.Unit.Proof;

/// <summary>
/// RFC 6962, section 2.1, with the leaves and roots that Certificate Transparency implementations test with.
/// </summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    // leaves   root
    public static TheoryData<int, string> Roots => new()
    {
        { 0,    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { 1,    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { 2,    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { 3,    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { 4,    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { 5,    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { 6,    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { 7,    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { 8,    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void The_known_roots_are_met(int count, string root) =>
        Convert.ToHexStringLower(MerkleTree.Root(Records(Leaves.Take(count)))).ShouldBe(root);

    [Fact]
    public void A_leaf_is_hashed_apart_from_a_node() =>
        Convert.ToHexStringLower(JournalChain.LeafHash([])).ShouldBe(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");

    [Fact]
    public void The_root_is_what_a_slow_reading_of_the_RFC_gives() =>
        Gen.Byte.Array[1, 40].List[1, 70].Sample(records =>
            MerkleTree.Root([.. records.Select(r => new ReadOnlyMemory<byte>(r))]).SequenceEqual(Slow(records)));

    [Fact]
    public void Another_order_gives_another_root()
    {
        var records = Records(Leaves);
        MerkleTree.Root([.. records.Reverse()]).ShouldNotBe(MerkleTree.Root(records));
    }

    private static byte[] Slow(List<byte[]> records)
    {
        if (records.Count == 1)
        {
            return SHA256.HashData([0, .. records[0]]);
        }

        var left = 1;
        while (left * 2 < records.Count)
        {
            left *= 2;
        }

        return SHA256.HashData([1, .. Slow(records[..left]), .. Slow(records[left..])]);
    }

    private static ReadOnlyMemory<byte>[] Records(IEnumerable<string> hex) =>
        [.. hex.Select(h => new ReadOnlyMemory<byte>(Convert.FromHexString(h)))];
}
