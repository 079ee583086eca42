using Signage.Content.Assets;

namespace Signage.Player.Picture;

/// <summary>Reads a slogan from disk.</summary>
internal static class SloganFile
{
    private const int Largest = 64 * 1024;

    /// <exception cref="InvalidDataException">It is not a slogan; the message says where and why.</exception>
    public static SloganDocument Read(string path)
    {
        if (new FileInfo(path).Length > Largest)
            throw new InvalidDataException($"标语文件过大 / a slogan has at most {Largest} bytes");
        if (!SloganDocument.TryRead(File.ReadAllBytes(path), out var slogan, out var problems))
            throw new InvalidDataException("标语文件有误 / is no slogan: " + string.Join("; ", problems));
        return slogan!;
    }
}
