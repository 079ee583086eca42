using System.Security.Cryptography;
using Signage.Content.Assets;

namespace Signage.Player.Cache;

/// <summary>The SHA-256 of a file on disk.</summary>
internal static class FileHash
{
    public static Sha256Hash Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1,
            FileOptions.SequentialScan);
        return Sha256Hash.FromBytes(SHA256.HashData(file));
    }
}
