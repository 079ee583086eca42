using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Presenting;

namespace Signage.Player.Picture;

/// <summary>
/// The pictures of one play. It loads beside the presenter's thread, which only takes what is ready.
/// </summary>
internal abstract class PictureSource : IReadied
{
    private static long _lastId;

    private readonly Lock _lock = new();
    private readonly long _id = Interlocked.Increment(ref _lastId) << 32;
    private bool _disposed;
    private volatile bool _loaded;

    /// <summary>Why the file was refused; null otherwise.</summary>
    public OpenedFile? Refusal { get; private set; }

    /// <summary>Why there is no picture; null while there may be one.</summary>
    public virtual string? Failure { get; private set; }

    /// <summary>Is the file checked and open?</summary>
    public bool IsLoaded => _loaded;

    /// <summary>Is its first picture there, or will none come?</summary>
    public virtual bool IsReady => _loaded || Failure is not null;

    /// <summary>Does another picture follow at each frame?</summary>
    public virtual bool Moves => false;

    /// <summary>Is what it has older than the position by more than so much? One that is not open is.</summary>
    public virtual bool IsBehind(Duration position, Duration by) => !_loaded;

    /// <summary>The picture at a position of the file; null when none is there yet. Valid until the next
    /// call.</summary>
    public Layer? At(Duration position) => _loaded ? Take(position) : null;

    protected abstract Layer? Take(Duration position);

    /// <summary>Loads the file; not on the presenter's thread.</summary>
    protected abstract void Load(string path);

    protected abstract void Release();

    protected Layer LayerOf(PixelBuffer picture, long version) => Layer.Of(picture, _id + version);

    protected Layer LayerOf(SloganStrip strip, int left) => new(null, strip, left, _id + left + (1L << 30));

    protected void Begin(IMediaShelf shelf, PlaylistFile file) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => Run(shelf, file), null);

    private void Run(IMediaShelf shelf, PlaylistFile file)
    {
        try
        {
            var opened = shelf.Open(file);
            if (opened.Path is null)
            {
                Refusal = opened;
                Failure = opened.Reason;
                return;
            }
            Load(opened.Path);
            lock (_lock)
            {
                if (!_disposed)
                {
                    _loaded = true;
                    return;
                }
            }
            Release();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failure = $"{file.Title}: {e.Message}";
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            if (!_loaded)
                return;
            _loaded = false;
        }
        Release();
    }
}
