using System.Diagnostics.CodeAnalysis;
using NSec.Cryptography;

namespace Signage.Content.Proof;

/// <summary>
/// The private half of a signing key (Ed25519). Its written form, for key files that one person or machine owns, is
/// <c>PRIVATE+KEY+&lt;name&gt;+&lt;8 hex digits&gt;+&lt;base64 of 0x01 and the 32-byte seed&gt;</c>.
/// </summary>
/// <remarks>May be shared by threads; dispose it when done.</remarks>
public sealed class SigningKey : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly Key _key;
    private readonly byte[] _seed;

    private SigningKey(string name, byte[] seed, Key key)
    {
        _seed = seed;
        _key = key;
        Verifier = VerifierKey.FromBytes(name, key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    public string Name => Verifier.Name;

    public VerifierKey Verifier { get; }

    /// <summary>Makes a key from 32 random bytes that the caller drew.</summary>
    public static SigningKey FromSeed(string name, ReadOnlySpan<byte> seed) =>
        new(name, seed.ToArray(), Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey));

    /// <summary>A player's key: its name follows from its public half.</summary>
    public static SigningKey ForPlayer(ReadOnlySpan<byte> seed)
    {
        using var unnamed = FromSeed("player", seed);
        return FromSeed(VerifierKey.PlayerIdOf(unnamed.Verifier.Public), seed);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        var trimmed = (text ?? "").Trim();
        if (!trimmed.StartsWith(Prefix, StringComparison.Ordinal)
            || !VerifierKey.TrySplit(trimmed[Prefix.Length..], out var name, out var id, out var seed))
        {
            return false;
        }

        var read = FromSeed(name, seed);
        if (read.Verifier.Id != id)
        {
            read.Dispose();
            return false;
        }

        key = read;
        return true;
    }

    /// <summary>A signature of 64 bytes over <paramref name="message"/>.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(_key, message);

    /// <summary>The key file's content. Whoever reads it can sign in this name.</summary>
    public string ToSecretText() =>
        $"{Prefix}{Name}+{Verifier.Id:x8}+{Convert.ToBase64String([VerifierKey.Ed25519, .. _seed])}";

    public void Dispose() => _key.Dispose();
}
