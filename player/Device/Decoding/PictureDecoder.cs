using NodaTime;
using Signage.Player.Picture;

namespace Signage.Player.Decoding;

/// <summary>
/// Pictures of a clip as <see cref="PixelFormat.I420"/>, decoded ahead into a few buffers by a child process. One
/// thread reads the pipe, the presenter's thread takes; neither waits for the other longer than a lock.
/// </summary>
public sealed class PictureDecoder : IDisposable
{
    private const int LeastAhead = 4;
    private const int MostAhead = 12;
    private const int BytesAhead = 16 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<PixelBuffer> _ready = new();
    private readonly Queue<PixelBuffer> _free = new();
    private readonly AutoResetEvent _roomMade = new(false);
    private readonly FfmpegProcess _child;
    private readonly Duration _second;
    private readonly Duration _from;
    private readonly int _width;
    private readonly int _height;
    private readonly Thread _reader;
    private PixelBuffer? _current;
    private PixelBuffer? _filling;
    private long _currentIndex = -1;
    private long _read;
    private volatile bool _over;
    private volatile bool _disposed;
    private volatile bool _ended;

    /// <param name="path">A local file.</param>
    /// <param name="width">Pixels of the screen; the picture is fitted in, with black beside it.</param>
    /// <param name="height">Pixels of the screen.</param>
    /// <param name="framesPerSecond">The screen's.</param>
    /// <param name="from">Position in the file of the first picture that is wanted.</param>
    public PictureDecoder(string path, int width, int height, int framesPerSecond, Duration from)
    {
        // A whole second is a whole picture at every ordinary rate, so pictures are counted from there, whenever a
        // player joins; those before the wanted one are read and left out.
        _second = Duration.FromSeconds(Math.Max(0, Math.Floor(from.TotalSeconds)));
        (_from, _width, _height) = (from, width, height);
        var ahead = Math.Clamp(
            BytesAhead / PixelBuffer.SizeOf(width, height, PixelFormat.I420), LeastAhead, MostAhead);
        for (var i = 0; i < ahead; i++)
            _free.Enqueue(PixelPool.Rent(width, height, PixelFormat.I420));
        _child = FfmpegProcess.Start(MediaArguments.Pictures(path, width, height, framesPerSecond, _second));
        _child.WidenOutput();
        _reader = new Thread(Read, 256 * 1024) { IsBackground = true, Name = "pictures" };
        _reader.Start();
    }

    /// <summary>Is the first picture there?</summary>
    public bool HasPicture
    {
        get
        {
            lock (_lock)
                return _current is not null || _ready.Count > 0;
        }
    }

    /// <summary>Pictures a second; zero until the first is there.</summary>
    public FrameRate Rate { get; private set; }

    /// <summary>Which picture stands at a position of the file; once <see cref="HasPicture"/>.</summary>
    public long IndexAt(Duration position) => Rate.Number == 0 ? -1 : Rate.IndexAt(position - _second);

    /// <summary>Position in the file after its last picture, once they have come to their end in good order.</summary>
    public Duration? End => _over ? _second + Rate.Length(_read) : null;

    /// <summary>Why it gave no picture; null while it does.</summary>
    public string? Failure { get; private set; }

    /// <summary>Its child process was killed; what was decoded before can still be taken.</summary>
    public bool WasKilled => _child.WasKilled;

    /// <summary>Index of the picture that was taken last; -1 before the first.</summary>
    public long CurrentIndex => _currentIndex;

    /// <summary>
    /// The picture of that index since the first, or the newest one before it; null when none is there yet. It stays
    /// valid until the next call. Pictures before it are dropped.
    /// </summary>
    public PixelBuffer? Take(long index)
    {
        var made = false;
        lock (_lock)
        {
            while (_currentIndex < index && _ready.TryDequeue(out var next))
            {
                if (_current is not null)
                    _free.Enqueue(_current);
                (_current, made) = (next, true);
                _currentIndex++;
            }
        }
        if (made)
            _roomMade.Set();
        return index < 0 ? null : _current;
    }

    private void Read()
    {
        try
        {
            if (Y4m.ReadHeader(_child.Output) is { } header)
                ReadPictures(header);
            if (!_disposed)
                Finish();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            if (!_disposed)
                Failure = e.Message;
        }
        if (Interlocked.Exchange(ref _filling, null) is { } unfinished)
            PixelPool.Return(unfinished);
        _ended = true;
        if (_disposed)
            Release();
    }

    private void ReadPictures(Y4mHeader header)
    {
        using var pictures = new Centred(header, _width, _height);
        Rate = header.Rate;
        LeaveOutThoseBefore(IndexAt(_from), pictures);
        while (!_disposed && (_filling = Room()) is not null && pictures.ReadInto(_child.Output, _filling))
        {
            lock (_lock)
                _ready.Enqueue(_filling);
            _filling = null;
            _read++;
        }
    }

    private void Finish()
    {
        var exit = _child.ExitCode();
        if (HasPicture)
            _over = exit == 0;
        else
            Failure = $"{_from.TotalSeconds:0.0} s 处没有画面 / no picture there (ffmpeg {exit}: {_child.Errors})";
    }

    private void LeaveOutThoseBefore(long index, Centred pictures)
    {
        if (index <= 0)
            return;
        var room = Room();
        for (var i = 0L; i < index && room is not null && pictures.ReadInto(_child.Output, room); i++)
        {
        }
        lock (_lock)
        {
            if (room is not null)
                _free.Enqueue(room);
            _currentIndex = index - 1;
            _read = index;
        }
    }

    private PixelBuffer? Room()
    {
        while (!_disposed)
        {
            lock (_lock)
            {
                if (_free.TryDequeue(out var buffer))
                    return buffer;
            }
            _roomMade.WaitOne(500);
        }
        return null;
    }

    private void Release()
    {
        lock (_lock)
        {
            if (_current is not null)
                PixelPool.Return(_current);
            _current = null;
            while (_ready.TryDequeue(out var buffer) || _free.TryDequeue(out buffer))
                PixelPool.Return(buffer);
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _child.Dispose();
        _roomMade.Set();
        if (_ended)
            Release();
    }
}
