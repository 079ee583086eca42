using NodaTime;
using Signage.Content.Playlists;
using Signage.Player.Decoding;
using Signage.Player.Sound;

namespace Signage.Player.Presenting;

/// <summary>The sound of one play; checked and opened beside the presenter's thread.</summary>
internal sealed class SoundSource : ISampleSource, IReadied
{
    private readonly Lock _lock = new();
    private LookAhead? _ahead;
    private volatile string? _failure;
    private bool _disposed;

    public SoundSource(IMediaShelf shelf, PlaylistFile file, Duration from) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => Run(shelf, file, from), null);

    public OpenedFile? Refusal { get; private set; }

    public string? Failure => _failure ?? Volatile.Read(ref _ahead)?.Failure;

    /// <summary>Was the file found good and given to a decoder?</summary>
    public bool IsOpen => Volatile.Read(ref _ahead) is not null;

    /// <summary>Everything that there was has been read.</summary>
    public bool Ended => Volatile.Read(ref _ahead)?.Ended == true;

    /// <summary>A block can be read at once, or nothing more will come.</summary>
    public bool IsFed => Failure is not null
        || (Volatile.Read(ref _ahead) is { } ahead && (ahead.IsComplete || ahead.Held >= SoundFormat.MostValues));

    public bool IsReady => IsFed;

    /// <summary>Values that can be read at once.</summary>
    public int Held => Volatile.Read(ref _ahead)?.Held ?? 0;

    public int Read(Span<float> into) => Volatile.Read(ref _ahead)?.Read(into) ?? 0;

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
            var ahead = new LookAhead(SoundFile.Open(opened.Path, from));
            lock (_lock)
            {
                if (!_disposed)
                    Volatile.Write(ref _ahead, ahead);
                else
                    ahead.Dispose();
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
            _ahead?.Dispose();
        }
    }
}
