using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Signage.Content.Assets;

/// <summary>The name of everything that plays: the SHA-256 of its bytes, written as 64 lower-case hex digits.</summary>
/// <remarks>Two values are equal when their digits are. <c>default</c> names nothing and writes as an empty
/// text.</remarks>
public readonly record struct Sha256Hash : IComparable<Sha256Hash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    /// <summary>What a reader says of anything else.</summary>
    public const string Sentence = "must be a SHA-256 of 64 lower-case hex digits";

    private static readonly System.Buffers.SearchValues<char> LowerHex =
        System.Buffers.SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private Sha256Hash(string hex) => _hex = hex;

    /// <summary>The hash of <paramref name="bytes"/>.</summary>
    public static Sha256Hash Of(ReadOnlySpan<byte> bytes) => FromBytes(SHA256.HashData(bytes));

    /// <summary>Takes a computed hash of exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static Sha256Hash FromBytes(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Size)
        {
            throw new ArgumentException($"A SHA-256 has {Size} bytes, not {hash.Length}.", nameof(hash));
        }

        return new Sha256Hash(Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads 64 lower-case hex digits; anything else is <c>false</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sha256Hash hash)
    {
        hash = default;
        if (text is not { Length: Size * 2 } || text.AsSpan().ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        hash = new Sha256Hash(text);
        return true;
    }

    /// <summary>Reads a hash that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not 64 lower-case hex digits.</exception>
    public static Sha256Hash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException("Expected 64 lower-case hex digits.");

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(ToString());

    public int CompareTo(Sha256Hash other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => _hex ?? "";

    public static bool operator <(Sha256Hash left, Sha256Hash right) => left.CompareTo(right) < 0;

    public static bool operator <=(Sha256Hash left, Sha256Hash right) => left.CompareTo(right) <= 0;

    public static bool operator >(Sha256Hash left, Sha256Hash right) => left.CompareTo(right) > 0;

    public static bool operator >=(Sha256Hash left, Sha256Hash right) => left.CompareTo(right) >= 0;
}
