using System.Runtime.InteropServices;
using NodaTime;
using Signage.Player.Sound;

namespace Signage.Player.Decoding;

/// <summary>Everything that is not MP3, decoded and brought to 48 kHz stereo by a child process. It gives 16 bits: so
/// ffmpeg mixes six channels down as it does for ingest, which measured the loudness.</summary>
internal sealed class FfmpegSoundReader(string path, Duration from) : ISoundReader
{
    private const int FrameBytes = SoundFormat.Channels * sizeof(short);

    private readonly FfmpegProcess _child = FfmpegProcess.Start(MediaArguments.Sound(path, from));
    private readonly byte[] _bytes = new byte[16 * 1024];

    public int Rate => SoundFormat.Rate;

    public int Read(Span<float> into)
    {
        var room = _bytes.AsSpan(0, Math.Min(_bytes.Length, into.Length * sizeof(short)));
        var held = 0;
        try
        {
            do
            {
                var read = _child.Output.Read(room[held..]);
                if (read == 0)
                {
                    CheckEnd();
                    break;
                }
                held += read;
            }
            while (held % FrameBytes != 0);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException(e.Message, e);
        }
        var samples = MemoryMarshal.Cast<byte, short>(room[..(held / FrameBytes * FrameBytes)]);
        Mix.FromInt16(samples, into);
        return samples.Length;
    }

    public void Abandon() => _child.Dispose();

    public void Dispose() => _child.Dispose();

    private void CheckEnd()
    {
        if (_child.ExitCode() != 0)
            throw new IOException("ffmpeg: 无法解码 / cannot be decoded: " + _child.Errors);
    }
}
