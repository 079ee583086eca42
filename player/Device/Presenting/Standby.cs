using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Player.Presenting;

/// <summary>
/// Files that an event may start at any moment: opened, decoded up to their first picture or sample, and kept so until
/// they are taken or no longer wanted. Used by the presenter's thread alone.
/// </summary>
/// <param name="open">Opens a file at its beginning.</param>
/// <param name="again">The same for one that is held and was checked when it was opened.</param>
internal sealed class Standby<T>(Func<PlaylistFile, T> open, Func<PlaylistFile, T> again) : IDisposable
    where T : class, IReadied
{
    // A file is checked when it is opened; what waits for long is opened, and so checked, anew.
    private static readonly Duration LongestUnchecked = Duration.FromMinutes(10);

    private readonly List<Held> _held = [];

    /// <summary>How many can begin at once.</summary>
    public int Ready
    {
        get
        {
            var ready = 0;
            foreach (var held in _held)
                ready += held.Source is { IsReady: true, Failure: null } ? 1 : 0;
            return ready;
        }
    }

    /// <summary>Opens what is wanted and not held, and lets go of the rest.</summary>
    public void Keep(PlaylistFile[] wanted, Instant now)
    {
        for (var i = _held.Count - 1; i >= 0; i--)
        {
            if (IndexOf(wanted, _held[i].File.Sha256) < 0)
                Drop(i);
        }
        foreach (var file in wanted)
        {
            if (IndexOf(file.Sha256) is >= 0 and var at)
                _held[at].Renew(again, now);
            else
                _held.Add(new Held(file, open(file), now));
        }
    }

    /// <summary>Gives a source away; null when none is held that can be played.</summary>
    public T? Take(Sha256Hash file)
    {
        if (IndexOf(file) is not (>= 0 and var at))
            return null;
        if (_held[at].Source.Failure is not null)
        {
            Drop(at);
            return null;
        }
        var source = _held[at].Source;
        _held[at].Next?.Dispose();
        _held.RemoveAt(at);
        return source;
    }

    /// <summary>A file that may not play; null when all of them may.</summary>
    public LaneFault? TakeFault()
    {
        for (var i = 0; i < _held.Count; i++)
        {
            if ((_held[i].Next?.Refusal ?? _held[i].Source.Refusal) is not { } refusal)
                continue;
            var fault = new LaneFault(_held[i].File.Sha256, refusal, refusal.Reason!);
            Drop(i);
            return fault;
        }
        return null;
    }

    private int IndexOf(Sha256Hash file)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            if (_held[i].File.Sha256 == file)
                return i;
        }
        return -1;
    }

    private static int IndexOf(PlaylistFile[] files, Sha256Hash file)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].Sha256 == file)
                return i;
        }
        return -1;
    }

    private void Drop(int at)
    {
        _held[at].Dispose();
        _held.RemoveAt(at);
    }

    public void Dispose()
    {
        _held.ForEach(held => held.Dispose());
        _held.Clear();
    }

    private sealed class Held(PlaylistFile file, T source, Instant opened) : IDisposable
    {
        private Instant _since = opened;

        public PlaylistFile File => file;

        public T Source { get; private set; } = source;

        /// <summary>Takes its place once it is ready.</summary>
        public T? Next { get; private set; }

        public void Renew(Func<PlaylistFile, T> open, Instant now)
        {
            if (Next is null && now - _since > LongestUnchecked)
                (Next, _since) = (open(file), now);
            if (Next is not { IsReady: true, Refusal: null })
                return;
            if (Next.Failure is not null)
            {
                // What is held is good still, so it stays; one that may not play is told, and both go.
                Next.Dispose();
                Next = null;
                return;
            }
            Source.Dispose();
            (Source, Next) = (Next, null);
        }

        public void Dispose()
        {
            Source.Dispose();
            Next?.Dispose();
        }
    }
}
