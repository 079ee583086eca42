using System.Buffers.Binary;
using System.Text;

namespace Signage.Scheduler.Library;

/// <summary>Copies an MP3 without the tags around its frames: ID3v2 before them, APEv2 and ID3v1 after.</summary>
public static class Mp3Tags
{
    private const int Id3v2Header = 10;
    private const int Id3v1Length = 128;
    private const int ApeFooter = 32;

    public static async Task CopyWithoutAsync(string from, string to, CancellationToken stop)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        var (start, end) = Frames(source);
        source.Seek(start, SeekOrigin.Begin);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var (buffer, left) = (new byte[128 * 1024], end - start);
        while (left > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop);
            if (read == 0)
            {
                throw new EndOfStreamException(from);
            }

            await target.WriteAsync(buffer.AsMemory(0, read), stop);
            left -= read;
        }
    }

    /// <summary>Where the frames begin and end.</summary>
    public static (long Start, long End) Frames(Stream file)
    {
        var (start, end) = (0L, file.Length);
        Span<byte> head = stackalloc byte[Id3v2Header];
        while (ReadAt(file, start, head)
            && head is [(byte)'I', (byte)'D', (byte)'3', _, _, var flags, < 128, < 128, < 128, < 128])
        {
            var length = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9];
            start += Id3v2Header + length + ((flags & 0x10) != 0 ? Id3v2Header : 0);
        }

        Span<byte> tail = stackalloc byte[ApeFooter];
        if (ReadAt(file, end - Id3v1Length, tail[..3]) && tail[..3].SequenceEqual("TAG"u8))
        {
            end -= Id3v1Length;
        }

        if (ReadAt(file, end - ApeFooter, tail) && Encoding.ASCII.GetString(tail[..8]) == "APETAGEX")
        {
            var withHeader = (BinaryPrimitives.ReadUInt32LittleEndian(tail[20..]) & 0x80000000) != 0;
            end -= BinaryPrimitives.ReadUInt32LittleEndian(tail[12..]) + (withHeader ? ApeFooter : 0);
        }

        return start < end ? (start, end) : (0, file.Length);
    }

    private static bool ReadAt(Stream file, long at, Span<byte> bytes)
    {
        if (at < 0 || at + bytes.Length > file.Length)
        {
            return false;
        }

        file.Seek(at, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return true;
    }
}
