using System.Security.Cryptography;
using System.Text;
using Signage.Content.Proof;

namespace Signage.Tests.Support;

/// <summary>
/// Signing keys that are the same in every run: the seed is the SHA-256 of a text. Never for use outside of tests.
/// </summary>
public static class Keys
{
    /// <summary>The key of a name, made from the name itself or from another seed text.</summary>
    public static SigningKey Of(string name, string? seed = null) => SigningKey.FromSeed(name, SeedOf(seed ?? name));

    /// <summary>A player's key; its name follows from its public half.</summary>
    public static SigningKey Player(string seed) => SigningKey.ForPlayer(SeedOf(seed));

    private static byte[] SeedOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
