using System.Security.Cryptography;
using System.Text;

namespace Signage.Scheduler.Access;

/// <summary>Secrets of 160 random bits are stored as a plain hash: nobody can guess one from it.</summary>
public static class Secrets
{
    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
