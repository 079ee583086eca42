using Signage.Player.Decoding;

namespace Signage.Player.Sound;

/// <summary>
/// A second of a file's samples, held ready by a thread of its own, so that whoever reads never waits for a disk or a
/// decoder. One thread reads; any may ask or dispose.
/// </summary>
internal sealed class LookAhead : ISampleSource, IDisposable
{
    private const int Values = SoundFormat.Rate * SoundFormat.Channels;
    private const int WakeAt = Values / 4;

    private readonly float[] _ring = new float[Values];
    private readonly AutoResetEvent _roomMade = new(false);
    private readonly ISoundReader _reader;
    private long _written;
    private long _read;
    private volatile bool _complete;
    private volatile bool _disposed;
    private volatile string? _failure;

    /// <param name="reader">Belongs to the look-ahead from now on.</param>
    public LookAhead(ISoundReader reader)
    {
        _reader = reader;
        new Thread(Fill, 256 * 1024) { IsBackground = true, Name = "sound" }.Start();
    }

    /// <summary>Why the file could not be decoded to its end; null while all is well.</summary>
    public string? Failure => _failure;

    /// <summary>Everything that there was has been read.</summary>
    public bool Ended => _complete && Held == 0;

    /// <summary>Nothing more will come.</summary>
    public bool IsComplete => _complete;

    /// <summary>How many values are ready now.</summary>
    public int Held => (int)(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    public int Read(Span<float> into)
    {
        var count = Math.Min(into.Length, Held);
        var begin = (int)(_read % Values);
        var first = Math.Min(count, Values - begin);
        _ring.AsSpan(begin, first).CopyTo(into);
        _ring.AsSpan(0, count - first).CopyTo(into[first..]);
        Volatile.Write(ref _read, _read + count);
        if (!_complete && Values - Held >= WakeAt)
            _roomMade.Set();
        return count;
    }

    private void Fill()
    {
        try
        {
            while (!_disposed)
            {
                var begin = (int)(_written % Values);
                var room = Math.Min(Values - Held, Values - begin);
                if (room == 0)
                {
                    _roomMade.WaitOne();
                    continue;
                }
                var read = _reader.Read(_ring.AsSpan(begin, room));
                if (read == 0)
                    break;
                Volatile.Write(ref _written, _written + read);
            }
        }
        catch (IOException e) when (!_disposed)
        {
            _failure = e.Message;
        }
        catch (IOException)
        {
            // It was stopped while it read.
        }
        finally
        {
            _complete = true;
            _reader.Dispose();
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _reader.Abandon();
        _roomMade.Set();
    }
}
