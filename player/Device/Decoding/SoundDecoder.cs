using System.Runtime.InteropServices;
using NodaTime;

namespace Signage.Player.Decoding;

/// <summary>Samples of a file, 48 kHz, two channels, 16 bits, decoded ahead by a child process into a ring of 2
/// s.</summary>
public sealed class SoundDecoder : IDisposable
{
    public const int SamplesPerSecond = 48_000;
    public const int Channels = 2;
    private const int RingSamples = SamplesPerSecond * Channels * 2;

    private readonly Lock _lock = new();
    private readonly short[] _ring = new short[RingSamples];
    private readonly AutoResetEvent _roomMade = new(false);
    private readonly FfmpegProcess _child;
    private int _head;
    private int _count;
    private volatile bool _disposed;

    /// <param name="path">A local file.</param>
    /// <param name="from">Position in the file of the first sample.</param>
    public SoundDecoder(string path, Duration from)
    {
        _child = FfmpegProcess.Start(MediaArguments.Sound(path, from));
        new Thread(Fill, 256 * 1024) { IsBackground = true, Name = "sound" }.Start();
    }

    public string? Failure { get; private set; }

    /// <summary>Takes what is there, at most as much as fits; the count of 16-bit values taken, always whole
    /// frames.</summary>
    public int Take(Span<short> into)
    {
        int taken;
        lock (_lock)
        {
            taken = Math.Min(into.Length, _count) & ~1;
            var first = Math.Min(taken, RingSamples - _head);
            _ring.AsSpan(_head, first).CopyTo(into);
            _ring.AsSpan(0, taken - first).CopyTo(into[first..]);
            _head = (_head + taken) % RingSamples;
            _count -= taken;
        }
        _roomMade.Set();
        return taken;
    }

    private void Fill()
    {
        var block = new byte[16 * 1024];
        var held = 0;
        try
        {
            int read;
            while (!_disposed && (read = _child.Output.Read(block, held, block.Length - held)) > 0)
            {
                held += read;
                var whole = held & ~3;
                Put(MemoryMarshal.Cast<byte, short>(block.AsSpan(0, whole)));
                block.AsSpan(whole, held - whole).CopyTo(block);
                held -= whole;
            }
            if (!_disposed && _child.ExitCode() != 0)
                Failure = _child.Errors;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            if (!_disposed)
                Failure = e.Message;
        }
    }

    private void Put(ReadOnlySpan<short> samples)
    {
        while (samples.Length > 0 && !_disposed)
        {
            lock (_lock)
            {
                var tail = (_head + _count) % RingSamples;
                var fit = Math.Min(samples.Length, Math.Min(RingSamples - _count, RingSamples - tail));
                samples[..fit].CopyTo(_ring.AsSpan(tail));
                _count += fit;
                samples = samples[fit..];
            }
            if (samples.Length > 0)
                _roomMade.WaitOne(200);
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _child.Dispose();
        _roomMade.Set();
    }
}
