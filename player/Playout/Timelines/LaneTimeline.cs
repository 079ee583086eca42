using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Playout.Timelines;

/// <summary>
/// One lane of a playlist. At an instant: a cue if one is on, else the slot of the loop whose span covers it.
/// All intervals are half open.
/// <code>
/// spans   [ loop A .............................)[ dark ....)
/// cues            [stop )      [pause )
/// on      A1 A2 A1| cue |A1 A2 | cue  |A2 A1 A2 A1
/// </code>
/// After stop the loop has gone on beneath; after pause it had stood still.
/// </summary>
internal sealed class LaneTimeline
{
    private readonly Lane _lane;
    private readonly Playlist _playlist;
    private readonly Dictionary<string, LoopCycle> _loops;
    private readonly LaneSpan[] _spans;
    private readonly Cue[] _cues;
    private readonly Pauses _pauses;
    private readonly LoopCycle? _tail;
    private readonly Cue[] _events;

    /// <param name="playlist">The document.</param>
    /// <param name="lane">Which lane of it.</param>
    /// <param name="loops">Its loops, laid out.</param>
    /// <param name="events">Items among its cues that events started; they play whatever the clock says.</param>
    public LaneTimeline(Playlist playlist, Lane lane, Dictionary<string, LoopCycle> loops, HashSet<string> events)
    {
        _lane = lane;
        _playlist = playlist;
        _loops = loops;
        _spans = [.. playlist.EachSpan().Where(span => span.Lane == lane).OrderBy(span => span.From)];
        _cues = [.. playlist.Cues.Where(cue => cue.Lane == lane).OrderBy(cue => cue.At)];
        _pauses = new Pauses(
            _cues.Where(cue => cue.Interrupt == Interrupt.Pause).Select(cue => (cue.At, cue.EndsAt())));
        _events = [.. _cues.Where(cue => events.Contains(cue.Item))];
        _tail = playlist.Tail?.LoopOf(lane) is { } id ? loops[id] : null;
    }

    public bool IsUsed => _spans.Length > 0 || _cues.Length > 0 || _tail is not null;

    public LaneMoment At(Instant t)
    {
        if (t >= _playlist.Until)
            return TailAt(t);
        var begun = CuesBegunBy(t);
        var cue = begun > 0 && t < _cues[begun - 1].EndsAt() ? _cues[begun - 1] : null;
        var nextCue = begun < _cues.Length ? _cues[begun].At : Instant.MaxValue;
        if (cue is null)
        {
            var span = SpanAt(t, LastCueEnd(begun), NextBlocking(begun));
            return span with { Until = Instant.Min(span.Until, nextCue) };
        }
        var play = PlayOf(cue);
        if (cue.Interrupt != Interrupt.Duck)
            return Moment(play);
        var beneath = SpanAt(t, LastCueEnd(begun - 1), NextBlocking(begun));
        return beneath with { Over = play, Until = Instant.Min(beneath.Until, Instant.Min(play.Until, nextCue)) };
    }

    /// <summary>The tail loop; with a clock that cannot be trusted at any instant.</summary>
    public LaneMoment TailAt(Instant t)
    {
        var tail = _tail is null
            ? new LaneMoment(null, null, Dark: false, t < _playlist.Until ? _playlist.Until : Instant.MaxValue)
            : Moment(_tail.At(t, _playlist.Until, PlaySource.Tail, _lane));
        if (Array.Find(_events, cue => cue.At <= t && t < cue.EndsAt()) is not { } cue)
            return tail;
        var play = PlayOf(cue);
        return cue.Interrupt == Interrupt.Duck
            ? tail with { Over = play, Until = Instant.Min(tail.Until, play.Until) }
            : Moment(play);
    }

    /// <summary>The tail loop as what fills a hole.</summary>
    public Play? FillerAt(Instant t) => _tail?.At(t, _playlist.Until, PlaySource.Filler, _lane);

    /// <summary>The next ducking cue that begins after an instant, or null.</summary>
    public Play? NextDuckAfter(Instant t)
    {
        var next = Array.FindIndex(_cues, CuesBegunBy(t), cue => cue.Interrupt == Interrupt.Duck);
        return next < 0 ? null : PlayOf(_cues[next]);
    }

    private static LaneMoment Moment(Play play) => new(play, null, Dark: false, play.Until);

    private LaneMoment SpanAt(Instant t, Instant notBefore, Instant notAfter)
    {
        var end = Instant.Min(notAfter, _playlist.Until);
        var begun = Array.FindLastIndex(_spans, span => span.From <= t);
        if (begun < 0 || t >= _spans[begun].Until)
        {
            var nextSpan = begun + 1 < _spans.Length ? _spans[begun + 1].From : Instant.MaxValue;
            return new LaneMoment(null, null, Dark: false, Instant.Min(end, nextSpan));
        }
        var span = _spans[begun];
        end = Instant.Min(end, span.Until);
        if (span.Loop is null)
            return new LaneMoment(null, null, Dark: true, end);
        var play = _loops[span.Loop].At(t, span.LoopStart, _pauses, PlaySource.Loop, _lane);
        return Moment(Clip(play, Instant.Max(notBefore, span.From), end));
    }

    /// <summary>Keeps of a play what lies between two instants.</summary>
    private static Play Clip(Play play, Instant notBefore, Instant notAfter)
    {
        var from = Instant.Max(play.From, notBefore);
        return play with { From = from, Offset = play.PositionAt(from), Until = Instant.Min(play.Until, notAfter) };
    }

    public Play PlayOf(Cue cue) => new()
    {
        Lane = _lane,
        Item = cue.Item,
        File = _playlist.FileOf(cue.File)!,
        Booking = cue.Booking,
        Source = PlaySource.Cue,
        PlannedStart = cue.At,
        PlannedLength = Duration.FromMilliseconds(cue.LengthMs),
        From = cue.At,
        Until = cue.EndsAt(),
        Offset = Duration.Zero,
    };

    private Instant LastCueEnd(int begun)
    {
        for (var i = begun - 1; i >= 0; i--)
        {
            if (_cues[i].Interrupt != Interrupt.Duck)
                return _cues[i].EndsAt();
        }
        return Instant.MinValue;
    }

    private Instant NextBlocking(int begun)
    {
        var next = Array.FindIndex(_cues, begun, cue => cue.Interrupt != Interrupt.Duck);
        return next < 0 ? Instant.MaxValue : _cues[next].At;
    }

    private int CuesBegunBy(Instant t)
    {
        var (low, high) = (0, _cues.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cues[middle].At <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
