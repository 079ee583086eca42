using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Decoding;

namespace Signage.Player.Presenting;

/// <summary>The sound of one play; checked and opened beside the presenter's thread.</summary>
internal sealed class SoundSource : IDisposable
{
    private readonly Lock _lock = new();
    private SoundDecoder? _decoder;
    private string? _failure;
    private bool _disposed;

    public SoundSource(IMediaShelf shelf, PlaylistFile file, Duration from) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => Run(shelf, file, from), null);

    public OpenedFile? Refusal { get; private set; }

    public string? Failure => _failure ?? _decoder?.Failure;

    public int Take(Span<short> into) => Volatile.Read(ref _decoder)?.Take(into) ?? 0;

    private void Run(IMediaShelf shelf, PlaylistFile file, Duration from)
    {
        try
        {
            var opened = shelf.Open(file);
            if (opened.Path is null)
            {
                (Refusal, _failure) = (opened, opened.Reason);
                return;
            }
            lock (_lock)
            {
                if (!_disposed)
                    _decoder = new SoundDecoder(opened.Path, from);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure = $"{file.Title}: {e.Message}";
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _decoder?.Dispose();
        }
    }
}
