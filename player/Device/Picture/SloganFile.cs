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
            throw new InvalidDataException($"a slogan has at most {Largest} bytes");
        if (!SloganDocument.TryRead(File.ReadAllBytes(path), out var slogan, out var problems))
            throw new InvalidDataException(string.Join("; ", problems));
        return slogan!;
    }
}
