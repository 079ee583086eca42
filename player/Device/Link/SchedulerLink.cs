using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Player.Presenting;
using Signage.Player.Running;
using Signage.Player.Spool;
using Signage.Player.Web;

namespace Signage.Player.Link;

/// <summary>
/// The way to the scheduler: a few loops, each of which fails and comes back on its own. The screen needs none of them.
/// </summary>
internal sealed class SchedulerLink(
    Pairing pairing, SchedulerClient client, HeldNotes notes, Director director, Uploader uploader, Machine machine,
        Journal journal, Errands errands)
    : ILinkStatus, IDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PreviewEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(100);

    private const int MostTriesAtTime = 5;

    private readonly Signal _pull = new();
    private readonly Signal _fetch = new();
    private readonly Signal _beat = new();
    private readonly Signal _send = new();
    private readonly Signal _watch = new();
    private CancellationTokenSource _fetching = new();
    private long _watchedUntil;
    private int _triesAtTime;
    private volatile string _state = "connecting";

    public string State => _state;

    public string? LastRefusal => notes.LastRefusal?.Reason;

    public long? StopNumber => notes.Stop?.Number;

    public long Receipted => uploader.Receipted;

    public IReadOnlyList<Sha256Hash> Missing => director.Missing;

    public async Task RunAsync(CancellationToken stop)
    {
        journal.Flushed = _send.Ring;
        machine.Presenter.Turned = _beat.Ring;
        await Task.WhenAll(
            Bell.ListenAsync(pairing.Scheduler, client, _ => _pull.Ring(), stop),
            PullAsync(stop), FetchAsync(stop), SendAsync(stop), BeatAsync(stop), PreviewAsync(stop));
    }

    /// <summary>Something is to be fetched again.</summary>
    public void FetchAgain() => _fetch.Ring();

    private Task PullAsync(CancellationToken stop) => LoopAsync(async () =>
    {
        var before = machine.Clock.Mono;
        var state = await client.StateAsync(stop);
        var roundTrip = machine.Clock.Mono - before;
        machine.Clock.Measured(state.Now + roundTrip / 2, roundTrip / 2 + Duration.FromMilliseconds(1));
        _state = "online";
        var held = (notes.Order?.Number, notes.Takeover?.Number);
        if (director.Take(state))
        {
            // What is being fetched for an older note gives way; its part is kept.
            if (held != (notes.Order?.Number, notes.Takeover?.Number))
                await GiveWayAsync();
            _fetch.Ring();
        }
        Watch(state.WatchedUntil);
        await errands.DoAsync(state, client, stop);
        var roughly = machine.Clock.Error > PlayerClock.Fine && _triesAtTime++ < MostTriesAtTime;
        await _pull.WaitAsync(
            roughly ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(20 + Random.Shared.NextDouble() * 20), stop);
    }, stop);

    /// <summary>What is being fetched now stops, and is asked for again.</summary>
    public async Task GiveWayAsync()
    {
        try
        {
            await _fetching.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The round has just ended.
        }
    }

    private Task FetchAsync(CancellationToken stop) => LoopAsync(async () =>
    {
        await _fetch.WaitAsync(TimeSpan.FromSeconds(20), stop);
        if (!director.Wants)
            return;
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _fetching = round;
        try
        {
            await director.FetchAsync(client, round.Token);
            _beat.Ring();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            _fetch.Ring();
        }
        finally
        {
            _fetching = new CancellationTokenSource();
        }
    }, stop);

    private Task SendAsync(CancellationToken stop) => LoopAsync(async () =>
    {
        await _send.WaitAsync(TimeSpan.FromSeconds(10), stop);
        if (notes.Trust is null || !uploader.Wants)
            return;
        await Task.Delay(GatherFor, stop);
        await uploader.SendAsync(client.BatchAsync, stop);
    }, stop);

    private Task BeatAsync(CancellationToken stop) => LoopAsync(async () =>
    {
        await _beat.WaitAsync(HeartbeatEvery, stop);
        // A change of what is on comes with several rings: one heartbeat for them.
        await Task.Delay(GatherFor, stop);
        await client.HeartbeatAsync(Heartbeat(), stop);
        _state = "online";
    }, stop);

    private Task PreviewAsync(CancellationToken stop) => LoopAsync(async () =>
    {
        await _watch.WaitAsync(PreviewEvery, stop);
        if (machine.Preview is null || Interlocked.Read(ref _watchedUntil) < machine.Clock.Now.ToUnixTimeMilliseconds())
            return;
        if (await machine.Preview.JpegAsync(stop) is { } jpeg)
            await client.PreviewAsync(jpeg, stop);
    }, stop);

    private void Watch(Instant? until)
    {
        var milliseconds = until?.ToUnixTimeMilliseconds() ?? 0;
        if (Interlocked.Exchange(ref _watchedUntil, milliseconds) < machine.Clock.Now.ToUnixTimeMilliseconds()
            && milliseconds > 0)
            _watch.Ring();
    }

    private Heartbeat Heartbeat()
    {
        var (state, refused) = (machine.Presenter.State, notes.LastRefusal);
        var faults = StatusSource.FaultsOf(machine, journal);
        return new Heartbeat
        {
            At = machine.Clock.Now, On = StatusSource.On(state), Next = StatusSource.Next(state),
            Screen = AsRun.WordOf(state.Screen), Order = state.Order?.Number, Playlist = state.InForce?.Timeline.Name,
            Takeover = state.Takeover?.Number, Stop = notes.Stop?.Number, Missing = director.Missing,
            LevelDb = machine.Presenter.TakeLevel(),
            ClockOffsetMs = Math.Round(machine.Clock.OffsetToSystem.TotalMilliseconds, 1),
            ClockErrorMs = machine.Clock.Error?.TotalMilliseconds,
            Sequence = journal.Written, Receipted = uploader.Receipted, Refused = refused?.Reason,
            Refusal = refused?.Words, Faults = faults.Count > 0 ? faults : null,
            Version = StatusSource.Version,
        };
    }

    /// <summary>Does a round again and again; what the world does wrong costs a wait and nothing more.</summary>
    private async Task LoopAsync(Func<Task> round, CancellationToken stop)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await round();
                backoff.Reset();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Say(e);
                await Task.Delay(backoff.Next(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private string? _lastSaid;

    private void Say(Exception e)
    {
        if (e is HttpRequestException { StatusCode: null } or OperationCanceledException)
            _state = "offline";
        if (Interlocked.Exchange(ref _lastSaid, e.Message) != e.Message)
            Console.Error.WriteLine($"连接 / link: {e.Message}");
    }

    public void Dispose()
    {
        foreach (var signal in new[] { _pull, _fetch, _beat, _send, _watch })
            signal.Dispose();
        _fetching.Dispose();
    }
}
