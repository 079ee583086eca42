using NodaTime;
using Signage.Player.Sound;

namespace Signage.Player.Decoding;

/// <summary>Opens a file's sound with the decoder that is right for it, at the graph's rate.</summary>
internal static class SoundFile
{
    /// <param name="path">A local file.</param>
    /// <param name="from">Position in the file of the first sample.</param>
    /// <exception cref="IOException">It cannot be opened; the message says why.</exception>
    public static ISoundReader Open(string path, Duration from)
    {
        ISoundReader reader = IsMp3(path) && Mp3Reader.TryOpen(path, from) is { } mp3
            ? mp3
            : new FfmpegSoundReader(path, from);
        return reader.Rate == SoundFormat.Rate ? reader : new Resampled(reader, SoundFormat.Rate);
    }

    // What else there is (and an MP3 that begins with something else) is left to ffmpeg, which looks closer.
    private static bool IsMp3(string path)
    {
        Span<byte> head = stackalloc byte[3];
        using var file = File.OpenHandle(path);
        if (RandomAccess.Read(file, head, 0) < head.Length)
            return false;
        var layer3 = head[0] == 0xFF && (head[1] & 0xE6) == 0xE2;
        return layer3 || head.SequenceEqual("ID3"u8);
    }
}
