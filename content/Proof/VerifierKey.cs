using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Signage.Content.Text;

namespace Signage.Content.Proof;

/// <summary>
/// The public half of a signing key, as a C2SP verifier key (c2sp.org/signed-note):
/// <c>&lt;name&gt;+&lt;8 hex digits&gt;+&lt;base64 of 0x01 and 32 bytes&gt;</c>.
/// </summary>
/// <remarks>Two keys are equal when their texts are. Instances are immutable and may be shared by threads.</remarks>
public sealed record VerifierKey
{
    /// <summary>The algorithm byte of Ed25519 in signed notes.</summary>
    internal const byte Ed25519 = 0x01;

    private const int FingerprintDigits = 32;

    private readonly PublicKey _key;

    private VerifierKey(string name, PublicKey key)
    {
        Name = name;
        _key = key;
        Public = key.Export(KeyBlobFormat.RawPublicKey);
        Id = IdOf(name, Public);
        Text = $"{name}+{Id:x8}+{Convert.ToBase64String([Ed25519, .. Public])}";
    }

    /// <summary>Who signs with it: a player's id, a user, <c>scheduler</c> or <c>root</c>.</summary>
    public string Name { get; }

    /// <summary>First 4 bytes of <c>SHA-256(name | 0x0A | 0x01 | key)</c>, big endian.</summary>
    public uint Id { get; }

    /// <summary>The key in its written form.</summary>
    public string Text { get; }

    /// <summary>
    /// What two people compare by eye or by telephone: the first 128 bits of SHA-256 over the public key, in eight
    /// groups of four hex digits, such as <c>3f2a-91bc-…</c>. It does not depend on the name.
    /// </summary>
    public string Fingerprint => string.Join(
        '-',
        Convert.ToHexStringLower(SHA256.HashData(Public))[..FingerprintDigits].Chunk(4).Select(c => new string(c)));

    internal byte[] Public { get; }

    public static VerifierKey FromBytes(string name, ReadOnlySpan<byte> publicKey) =>
        new(name, PublicKey.Import(SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey));

    /// <summary>Reads a verifier key; false when the form, the id or the key is wrong.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        if (!TrySplit(text, out var name, out var id, out var bytes) || IdOf(name, bytes) != id
            || !PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var imported)
            || imported is null)
        {
            return false;
        }

        key = new VerifierKey(name, imported);
        return true;
    }

    /// <summary>The id that a player with this key has: <c>p-</c> and 16 hex digits of SHA-256 over the public
    /// key.</summary>
    public static string PlayerIdOf(ReadOnlySpan<byte> publicKey) =>
        "p-" + Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>True when this key's name is the id that follows from its bytes.</summary>
    public bool IsPlayerKey => Name == PlayerIdOf(Public);

    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, message, signature);

    public bool Equals(VerifierKey? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>True when both keys hold the same public key, whatever their names.</summary>
    public bool SameKeyAs(VerifierKey other) => Public.AsSpan().SequenceEqual(other.Public);

    internal static uint IdOf(string name, ReadOnlySpan<byte> publicKey)
    {
        byte[] message = [.. Encoding.UTF8.GetBytes(name), 0x0A, Ed25519, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(message));
    }

    internal static bool TrySplit(string? text, out string name, out uint id, out byte[] bytes)
    {
        (name, id, bytes) = ("", 0, []);
        var parts = (text ?? "").Split('+', 3);
        if (parts.Length != 3 || parts[0].Length == 0 || parts[0].Any(char.IsWhiteSpace) || parts[1].Length != 8
            || !uint.TryParse(parts[1], System.Globalization.NumberStyles.AllowHexSpecifier, null, out id)
            || parts[1] != $"{id:x8}"
            || !Base64Text.TryRead(parts[2], out var blob) || blob.Length != 33 || blob[0] != Ed25519)
        {
            return false;
        }

        (name, bytes) = (parts[0], blob[1..]);
        return true;
    }
}
