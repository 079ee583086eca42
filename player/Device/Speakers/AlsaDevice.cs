using System.Runtime.InteropServices;
using Signage.Player.Sound;

namespace Signage.Player.Speakers;

/// <summary>
/// A playback device by its ALSA name: <c>default</c>, <c>hw:CARD=PCH</c>, <c>pulse</c>, or one of an asoundrc. A
/// device that ran dry is started again and counted; one that is gone throws.
/// </summary>
internal sealed class AlsaDevice : ISoundDevice
{
    private const int Period = SoundFormat.BlockFrames;
    private const uint LatencyMicroseconds = 50_000;
    private const int BrokenPipe = -32;

    private readonly string _name;
    private readonly nint _pcm;
    private long _underruns;

    /// <param name="name">As <c>aplay -L</c> lists them.</param>
    /// <exception cref="IOException">There is no such device, it is taken, or libasound is not installed.</exception>
    public AlsaDevice(string name)
    {
        _name = name;
        try
        {
            Check(Alsa.Open(out _pcm, name, Alsa.Playback, 0));
        }
        catch (Exception e) when (e is DllNotFoundException
            or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new IOException("没有 libasound / libasound is not installed", e);
        }
        try
        {
            Check(Alsa.SetParams(_pcm, Alsa.Signed16LittleEndian, Alsa.Interleaved, SoundFormat.Channels,
                SoundFormat.Rate, 1, LatencyMicroseconds));
        }
        catch (IOException)
        {
            _ = Alsa.Close(_pcm);
            throw;
        }
    }

    public int PeriodFrames => Period;

    public int Delay => Alsa.Delay(_pcm, out var frames) < 0 ? 0 : (int)frames.Value;

    public long Underruns => Interlocked.Read(ref _underruns);

    public void Write(ReadOnlySpan<short> period)
    {
        while (period.Length > 0)
        {
            var answer = (int)Alsa.Write(_pcm, period, new CULong((uint)(period.Length / SoundFormat.Channels))).Value;
            if (answer >= 0)
            {
                period = period[(answer * SoundFormat.Channels)..];
                continue;
            }
            if (answer == BrokenPipe)
                Interlocked.Increment(ref _underruns);
            Check(Alsa.Recover(_pcm, answer, 1));
        }
    }

    // A write waits for a period only; a card that hangs in its driver cannot be helped from here.
    public void Abandon()
    {
    }

    public void Dispose()
    {
        _ = Alsa.Drop(_pcm);
        _ = Alsa.Close(_pcm);
    }

    private void Check(int answer)
    {
        if (answer < 0)
            throw new IOException($"alsa:{_name}: 声卡不可用 / the device cannot be used: {Alsa.ErrorOf(answer)}");
    }
}
