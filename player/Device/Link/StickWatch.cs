using System.Text.Json;

namespace Signage.Player.Link;

/// <summary>
/// Looks every two seconds whether a stick with a pack for this endpoint has come, takes it in and leaves the journal
/// on it. The start waits for none. What is bad on a stick is said and changes nothing; one that is pulled out too
/// early goes on where it was when it is back.
/// </summary>
/// <param name="folders">Where sticks are mounted, or a pack's own folder.</param>
internal sealed class StickWatch(
    IReadOnlyList<string> folders, string endpoint, Director director, Uploader uploader, HeldNotes notes,
    TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _dealtWith = new(StringComparer.Ordinal);
    private volatile string? _said;
    private volatile bool _copying;
    private bool _unfinished;
    private TimeSpan _pause;
    private DateTimeOffset _tryAgain;

    /// <summary>What is done with a stick, or was with the last one; null before the first. Any thread.</summary>
    public string? Status => _copying ? Copying() : _said;

    /// <summary>The folder of a pack that should be there at the start; null for none.</summary>
    public string? Named { get; init; }

    /// <summary>Something else is being fetched: it gives way to the stick.</summary>
    public required Func<Task> GiveWayAsync { get; init; }

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        SayWhatIsAbsent();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
                await LookAsync(stop);
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The player ends.
        }
    }

    /// <summary>One look: takes in what is new.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        var found = folders.Select(folder => Stick.Under(folder, endpoint)).ToList();
        var ours = found.SelectMany(sticks => sticks.Ours).DistinctBy(stick => stick.Mark).ToList();
        var others = found.SelectMany(sticks => sticks.Others).Distinct().ToList();
        _dealtWith.IntersectWith([.. ours.Select(stick => stick.Mark), .. others]);
        if (ours.Count == 0 && _unfinished)
            Say(RemovedTooEarly());
        _unfinished &= ours.Count > 0;
        if (!_unfinished)
            (_pause, _tryAgain) = (Every, DateTimeOffset.MinValue);
        foreach (var other in others.Where(_dealtWith.Add))
            Say($"没有给本终端 {endpoint} 的节目包，只有给 {other} 的 / no pack for {endpoint} here, only one for {other}");
        foreach (var stick in ours)
        {
            var mark = stick.Mark;
            if (_dealtWith.Contains(mark) || time.GetUtcNow() < _tryAgain)
                continue;
            _copying = true;
            try
            {
                _unfinished = !await TakeAsync(stick, stop);
                if (!_unfinished)
                    _dealtWith.Add(mark);
            }
            finally
            {
                _copying = false;
            }
        }
    }

    // One that is named is expected to be there, but the screen does not wait for it.
    private void SayWhatIsAbsent()
    {
        if (Named is { } folder && Stick.Under(folder, endpoint) is { Ours: [], Others: [] })
            Say($"--stick {folder}: 没有给 {endpoint} 的节目包，插入后取走 / holds no pack for {endpoint}; taken in when it comes");
    }

    /// <summary>Done with it, well or not? Otherwise it is tried again.</summary>
    private async Task<bool> TakeAsync(Stick stick, CancellationToken stop)
    {
        Refused? refused = null;
        notes.Heard = what => refused ??= what;
        try
        {
            // It stands in the queue before the other gives way, so that it is the next.
            var taking = stick.TakeInAsync(director, uploader, stop);
            await GiveWayAsync();
            await taking;
            var (chinese, english) = Leave(stick);
            Say(refused is null
                ? $"节目已取走，{chinese}，可以拔出 / the programme is taken in, {english}; it may be removed"
                : $"有内容被拒收，其余照播，{chinese}，可以拔出 / refused, the rest goes on, {english}; it may be removed: "
                    + refused.Reason);
            return true;
        }
        catch (JsonException e)
        {
            Say($"节目包损坏，未取走，请重新制作 / the pack is damaged and was not taken in; make it anew: {e.Message}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!stick.IsThere)
            {
                Say(RemovedTooEarly());
                return false;
            }
            // What is on it may stay unreadable: its journal is left all the same, and the network has its turn.
            var (chinese, english) = Leave(stick);
            Say($"读取有误，正在重试，{chinese} / cannot be read and is tried again, {english}: {e.Message}");
            _tryAgain = time.GetUtcNow() + _pause;
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            return false;
        }
        finally
        {
            notes.Heard = null;
        }
    }

    private (string Chinese, string English) Leave(Stick stick)
    {
        try
        {
            stick.LeaveJournal(uploader);
            return ("日志已留在 U 盘", "the journal is on the stick");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ($"日志未能写入（{e.Message}）", $"the journal could not be left ({e.Message})");
        }
    }

    private string Progress => $"{director.Files.Ready}/{director.Files.All}";

    private string RemovedTooEarly() =>
        $"未取完就被拔出，插回后继续（{Progress}） / was removed too early and goes on when it is back ({Progress})";

    private string Copying() => $"正在复制，请勿拔出（{Progress}） / copying, do not remove it ({Progress})";

    private void Say(string text)
    {
        if (_said != text)
            Console.Error.WriteLine($"U 盘 / stick: {text}");
        _said = text;
    }
}
