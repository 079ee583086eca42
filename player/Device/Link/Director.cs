using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Players;
using Signage.Player.Cache;
using Signage.Player.Presenting;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Link;

/// <summary>
/// Brings what the notes say to the screen. Stops and releases need no file and act at once; orders and takeovers are
/// handed over when their files are there.
/// </summary>
internal sealed class Director(HeldNotes notes, Fetcher fetcher, MediaCache cache, Presenter presenter,
    Journal journal, PlayerClock clock)
    : IDisposable
{
    private const long LargestCache = 16L << 30;
    private static readonly Duration LongestWaitForFiles = Duration.FromSeconds(15);

    // Scheduler and stick are two libraries: one of them at a time.
    private readonly SemaphoreSlim _fetching = new(1);
    private long? _orderOn;
    private long? _takeoverOn;
    private long? _takeoverEnded;
    private long? _staleSaid;
    private long? _waitingFor;
    private Duration _waitingSince;
    private Timeline? _timeline;

    /// <summary>Files of the newest order that cannot play yet.</summary>
    public IReadOnlyList<Sha256Hash> Missing => fetcher.MissingOf(_timeline);

    /// <summary>How many files of the newest order can play, and how many it has.</summary>
    public (int Ready, int All) Files
    {
        get
        {
            var all = _timeline?.Playlist.Files.Count ?? 0;
            return (all - Missing.Count, all);
        }
    }

    /// <summary>Is there something to fetch?</summary>
    public bool Wants => notes.Order is { } order && (order.Number != _orderOn || Missing.Count > 0) || WantsTakeover;

    private bool WantsTakeover => notes.Takeover is { } over && over.IsOn(clock.Now) && over.Number != _takeoverOn;

    /// <summary>At start, with no network: what was held plays on.</summary>
    public void Restore()
    {
        notes.Restore();
        if (notes.Latest is { } latest)
            clock.NotBefore(latest);
        AtOnce();
        if (notes.Order is { } order && fetcher.Held(order.Playlist) is { } timeline)
        {
            fetcher.CheckIn(timeline);
            HandOver(order.Number, timeline);
        }
        if (notes.Takeover is { Playlist: { } name } over && over.IsOn(clock.Now) && fetcher.Held(name) is { } taken)
        {
            fetcher.CheckIn(taken);
            TakeOver(over.Number, taken, over.ValidUntil);
        }
    }

    /// <summary>Takes a pulled state; true when there is something to fetch.</summary>
    public bool Take(PlayerState state)
    {
        var trust = notes.Trust?.Number;
        if (notes.Take(state, clock.Now))
        {
            if (notes.Trust?.Number != trust)
                fetcher.JudgeAgain();
            AtOnce();
        }
        SayStale();
        return Wants;
    }

    /// <summary>Fetches and hands over what the notes ask for.</summary>
    public async Task FetchAsync(ILibrary library, CancellationToken stop)
    {
        await _fetching.WaitAsync(stop);
        try
        {
            await FetchAloneAsync(library, stop);
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private async Task FetchAloneAsync(ILibrary library, CancellationToken stop)
    {
        if (WantsTakeover && notes.Takeover is { Playlist: { } over } takeover
            && await fetcher.PlaylistAsync(library, over, stop) is { } taken)
        {
            await fetcher.FilesAsync(library, taken, stop);
            TakeOver(takeover.Number, taken, takeover.ValidUntil);
        }
        if (notes.Order is not { } order
            || await fetcher.PlaylistAsync(library, order.Playlist, stop) is not { } timeline)
            return;
        _timeline = timeline;
        if (_orderOn is null)
        {
            fetcher.CheckIn(timeline);
            HandOver(order.Number, timeline);
        }
        if (_waitingFor != order.Number)
            (_waitingFor, _waitingSince) = (order.Number, clock.Mono);
        using var late = new CancellationTokenSource();
        var handedOver = HandOverLaterAsync(order.Number, timeline, late.Token);
        try
        {
            await fetcher.FilesAsync(library, timeline, stop);
            HandOver(order.Number, timeline);
        }
        finally
        {
            await late.CancelAsync();
            await handedOver;
        }
        cache.Evict(new HashSet<Sha256Hash>(Needed()), LargestCache);
    }

    private async Task HandOverLaterAsync(long number, Timeline timeline, CancellationToken stop)
    {
        // Counted over rounds that fail: a file that never comes must not keep the order away.
        var left = Duration.Max(Duration.Zero, LongestWaitForFiles - (clock.Mono - _waitingSince));
        if (left > Duration.Zero)
            await Task.Delay(left.ToTimeSpan(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested)
            HandOver(number, timeline);
    }

    /// <summary>What needs no file: the stop list, and the end of a takeover.</summary>
    private void AtOnce()
    {
        if (notes.Stop is { } list)
        {
            var files = list.Files.Keys.ToHashSet();
            var endpoint = list.Endpoints.Contains(EndpointOf());
            presenter.Report(now => new PlayoutEvent.Stopped(now, files, endpoint));
        }
        if (notes.Takeover is { Playlist: null } released && released.Number != _takeoverEnded)
        {
            _takeoverEnded = released.Number;
            presenter.Report(now => new PlayoutEvent.Released(now));
        }
    }

    private string EndpointOf() => journal.Draft(RecordKind.Order).Endpoint;

    private void HandOver(long number, Timeline timeline)
    {
        if (_orderOn == number)
            return;
        (_orderOn, _timeline) = (number, timeline);
        presenter.Report(now => new PlayoutEvent.Ordered(now, new RunningPlaylist(timeline, number)));
    }

    private void TakeOver(long number, Timeline timeline, Instant until)
    {
        if (_takeoverOn == number)
            return;
        _takeoverOn = number;
        presenter.Report(now =>
            new PlayoutEvent.TakenOver(now, new RunningPlaylist(timeline, number, IsTakeover: true), until));
    }

    private void SayStale()
    {
        if (notes.Order is not { } order || order.ValidUntil > clock.Now || _staleSaid == order.Number)
            return;
        _staleSaid = order.Number;
        journal.Post(new JournalEntry(journal.Draft(RecordKind.Stale) with
        {
            Order = order.Number, Playlist = order.Playlist,
                Text = $"播出令 {order.Number} 已过期，继续播放 / order {order.Number} is past its end and plays on",
        }));
    }

    private IEnumerable<Sha256Hash> Needed()
    {
        var state = presenter.State;
        var lists = new[] { state.Order?.Timeline, state.Waiting?.Timeline, state.Takeover?.Timeline, _timeline };
        return lists.OfType<Timeline>().SelectMany(list => list.Playlist.Files).Select(file => file.Sha256);
    }
}
