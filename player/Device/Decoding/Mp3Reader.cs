using System.Runtime.InteropServices;
using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>
/// An MP3 by libmpg123, in this process: from its first real sample to its last, as the LAME tag says; tags are passed
/// over unread, whatever they are written in.
/// </summary>
internal sealed class Mp3Reader : ISoundReader
{
    // As ffmpeg does it, by which ingest measured: one channel on two loudspeakers is as loud as on one.
    private const float MonoGain = 0.70710678f;
    private const int MostGarbage = 1 << 20;

    private readonly nint _handle;
    private readonly Mp3Bytes _bytes;
    private readonly float _gain;
    private bool _disposed;

    private Mp3Reader(nint handle, Mp3Bytes bytes, int rate, float gain) =>
        (_handle, _bytes, Rate, _gain) = (handle, bytes, rate, gain);

    public int Rate { get; }

    /// <summary>Null where the library is not installed, or finds no MP3 in the file.</summary>
    public static Mp3Reader? TryOpen(string path, Duration from)
    {
        nint handle;
        try
        {
            // Once or often, it is the same; newer versions need it no more.
            _ = Mpg123.Init();
            handle = Mpg123.New(0, out _);
        }
        catch (DllNotFoundException)
        {
            return null;
        }
        if (handle == 0)
            return null;
        var bytes = Mp3Bytes.TryOpen(path);
        if (bytes is not null && Prepare(handle, bytes) is { } format && SeekTo(handle, from, format.Rate))
            return new Mp3Reader(handle, bytes, format.Rate, format.Mono ? MonoGain : 1);
        Mpg123.Delete(handle);
        bytes?.Dispose();
        return null;
    }

    public int Read(Span<float> into)
    {
        while (true)
        {
            var answer = Mpg123.Read(_handle, into, (nuint)(into.Length * sizeof(float)), out var bytes);
            var taken = (int)bytes / sizeof(float);
            if (taken > 0)
            {
                if (_gain < 1)
                    Sound.Mix.Scale(into[..taken], _gain);
                return taken;
            }
            if (answer == Mpg123.Done)
                return 0;
            if (answer == Mpg123.NewFormat && StillSameRate())
                continue;
            if (answer != Mpg123.Ok)
                throw new IOException("mpg123: 无法解码 / cannot be decoded: " + Mpg123.ErrorOf(_handle));
        }
    }

    // A file is always there to be read.
    public void Abandon()
    {
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Mpg123.Delete(_handle);
        _bytes.Dispose();
    }

    private static (int Rate, bool Mono)? Prepare(nint handle, Mp3Bytes bytes)
    {
        const int flags = Mpg123.ForceFloat | Mpg123.ForceStereo | Mpg123.Gapless | Mpg123.Quiet | Mpg123.SkipId3;
        var ready = Mpg123.Param(handle, Mpg123.AddFlags, new CLong(flags), 0) == Mpg123.Ok
            && Mpg123.Param(handle, Mpg123.ResyncLimit, new CLong(MostGarbage), 0) == Mpg123.Ok
            && bytes.OpenIn(handle) == Mpg123.Ok
            && Mpg123.GetFormat(handle, out _, out _, out _) == Mpg123.Ok;
        return ready && Mpg123.GetFrame(handle, out var frame) == Mpg123.Ok
            ? ((int)frame.Rate.Value, frame.Mode == Mpg123.ModeMono)
            : null;
    }

    private static bool SeekTo(nint handle, Duration from, int rate) => from <= Duration.Zero
        || Mpg123.Seek(handle, (long)Math.Round(from.TotalSeconds * rate), 0) >= 0;

    private bool StillSameRate() =>
        Mpg123.GetFormat(_handle, out var rate, out _, out _) == Mpg123.Ok && rate.Value == Rate;
}
