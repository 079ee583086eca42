using System.Runtime.InteropServices;
using Signage.Player.Decoding;

namespace Signage.Player.Sound;

/// <summary>Another reader at another rate, by libsoxr; the same thread as that reader.</summary>
internal sealed class Resampled : ISoundReader
{
    private const int ChunkValues = 4096 * SoundFormat.Channels;

    private readonly ISoundReader _inner;
    private readonly SoxrHandle _handle;
    private readonly float[] _input = new float[ChunkValues];
    private int _begin;
    private int _end;
    private bool _ended;

    /// <exception cref="IOException">libsoxr is not there or refuses; the inner reader is disposed.</exception>
    public Resampled(ISoundReader inner, int rate)
    {
        (_inner, Rate) = (inner, rate);
        try
        {
            var quality = Soxr.QualityOf(new CULong(Soxr.HighQuality), new CULong(0));
            _handle = Soxr.Create(inner.Rate, rate, SoundFormat.Channels, out _, 0, quality, 0);
        }
        catch (DllNotFoundException e)
        {
            inner.Dispose();
            throw new IOException($"libsoxr: 未安装 / is not installed: {e.Message}", e);
        }
        if (!_handle.IsInvalid)
            return;
        inner.Dispose();
        throw new IOException($"libsoxr: {inner.Rate} Hz 无法转换 / cannot be brought to {rate} Hz");
    }

    public int Rate { get; }

    public int Read(Span<float> into)
    {
        while (true)
        {
            if (_begin == _end && !_ended)
            {
                (_begin, _end) = (0, _inner.Read(_input));
                _ended = _end == 0;
            }
            // No input and a null address: what is still inside comes out.
            var input = _ended ? default : _input.AsSpan(_begin, _end - _begin);
            Soxr.Process(_handle, input, (nuint)(input.Length / SoundFormat.Channels), out var taken,
                into, (nuint)(into.Length / SoundFormat.Channels), out var given);
            _begin += (int)taken * SoundFormat.Channels;
            if (given > 0 || _ended)
                return (int)given * SoundFormat.Channels;
        }
    }

    public void Abandon() => _inner.Abandon();

    public void Dispose()
    {
        _inner.Dispose();
        _handle.Dispose();
    }
}
