using System.Security.Cryptography;

namespace Signage.Scheduler.Storage;

/// <summary>New names of things: a prefix and 12 characters of chance, within the rule for names.</summary>
public static class Ids
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Letters, 12)}";

    /// <summary>A secret of 160 bits.</summary>
    public static string Secret() => RandomNumberGenerator.GetString(Letters, 32);
}
