using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Signage.Player.Speakers;

/// <summary>
/// Writes exactly the samples that are handed over into a WAV file whose header is true about once a second; goes on
/// behind what an earlier run left. At its largest size the file is put aside as <c>.1</c> and a new one begun.
/// </summary>
public sealed class WavSpeaker : ISpeaker
{
    public const int HeaderBytes = 44;
    private const long DefaultLargest = 1L << 30;

    private readonly string _path;
    private readonly long _largest;
    private FileStream _file;

    public WavSpeaker(string path, long largestBytes = DefaultLargest)
    {
        _path = Path.GetFullPath(path);
        _largest = largestBytes;
        Name = "wav:" + path;
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _file = Open();
    }

    public string Name { get; }

    public TimeSpan Lead => TimeSpan.Zero;

    public long Underruns => 0;

    public void Play(ReadOnlySpan<short> samples, TimeSpan ahead)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        if (_file.Position + bytes.Length > _largest)
            PutAside();
        _file.Write(bytes);
    }

    public void Settle()
    {
        WriteHeader(_file.Position - HeaderBytes);
        _file.Flush();
    }

    private FileStream Open()
    {
        var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete, 16 * 1024);
        // A cut in the middle of a frame would turn left into right.
        var whole = file.Length < HeaderBytes ? HeaderBytes : HeaderBytes + (file.Length - HeaderBytes) / 4 * 4;
        file.SetLength(whole);
        file.Position = whole;
        _file = file;
        Settle();
        return file;
    }

    private void PutAside()
    {
        Settle();
        _file.Dispose();
        File.Move(_path, _path + ".1", overwrite: true);
        _file = Open();
    }

    private void WriteHeader(long soundBytes)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(soundBytes + HeaderBytes - 8));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], 48_000);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], 48_000 * 4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], 4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)soundBytes);
        var end = _file.Position;
        _file.Position = 0;
        _file.Write(header);
        _file.Position = end;
    }

    public void Dispose()
    {
        Settle();
        _file.Dispose();
    }
}
