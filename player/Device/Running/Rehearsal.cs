using NodaTime;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Running;

/// <summary>
/// Runs a playlist through a player's own state against a virtual clock that goes from change to change: no file is
/// opened, every file counts as there. What is written is what a player would write on that day.
/// </summary>
internal sealed class Rehearsal
{
    // So long before the day it begins, so that what runs into the day began in the ordinary way.
    private static readonly Duration Before = Duration.FromHours(2);

    private readonly Interval _day;
    private readonly Queue<RehearsedAiring> _done = new();
    private readonly Dictionary<long, RehearsedAiring> _open = [];
    private PlayoutState _state;

    private Rehearsal(Interval day, bool hasScreen) => (_day, _state) = (day, PlayoutState.Begin(hasScreen));

    /// <summary>Every airing that would start within the interval, each as it ends.</summary>
    internal static IEnumerable<RehearsedAiring> Of(Timeline timeline, Interval day)
    {
        var screen = timeline.Uses(Lane.Picture) || timeline.Uses(Lane.Ticker);
        var rehearsal = new Rehearsal(day, screen);
        var begin = Instant.Max(timeline.Playlist.From, day.Start - Before);
        foreach (var file in timeline.Playlist.Files)
        {
            rehearsal.Take(new PlayoutEvent.FileReady(begin, file.Sha256));
        }

        rehearsal.Take(new PlayoutEvent.Ordered(begin, new RunningPlaylist(timeline, null)));
        return rehearsal.Run(Instant.Min(timeline.Playlist.Until, day.End + Before));
    }

    private IEnumerable<RehearsedAiring> Run(Instant end)
    {
        while (_state.NextChange <= end && (_state.NextChange < _day.End || _open.Count > 0))
        {
            Take(new PlayoutEvent.Tick(_state.NextChange));
            while (_done.TryDequeue(out var airing))
            {
                yield return airing;
            }
        }

        // What goes on beyond the playlist has no end of its own.
        foreach (var airing in _open.Values.OrderBy(a => a.Start).ThenBy(a => a.Lane))
        {
            yield return airing;
        }
    }

    private void Take(PlayoutEvent happened)
    {
        var (state, commands) = _state.On(happened);
        _state = state;
        foreach (var command in commands)
        {
            Write(command);
        }

        ShowNew(Lane.Picture, _state.Picture, over: false);
        ShowNew(Lane.Ticker, _state.Ticker, over: false);
        ShowNew(Lane.Sound, _state.Sound, over: false);
        ShowNew(Lane.Sound, _state.OverSound, over: true);
    }

    /// <summary>The device hands over the first frame or sample at once.</summary>
    private void ShowNew(Lane lane, OnLane? on, bool over)
    {
        if (on is { StartedAt: null })
        {
            Take(new PlayoutEvent.FirstShown(_state.Now, lane, over));
        }
    }

    private void Write(PlayoutCommand command)
    {
        switch (command)
        {
            case PlayoutCommand.WriteStart start when _day.Contains(start.At):
                _open[start.What.Id] = Of(start.What.Play, start.At) with
                {
                    OffsetMs = (long)start.Offset.TotalMilliseconds,
                };
                break;
            case PlayoutCommand.WriteEnd end when _open.Remove(end.What.Id, out var airing):
                _done.Enqueue(airing with { End = end.At, Outcome = end.Outcome, Cause = end.Cause });
                break;
            case PlayoutCommand.WriteSkip skip when _day.Contains(skip.At):
                _done.Enqueue(Of(skip.Play, skip.At) with { Cause = skip.Cause });
                break;
        }
    }

    private static RehearsedAiring Of(Play play, Instant start) => new()
    {
        Lane = play.Lane,
        Item = play.Item,
        File = play.File.Sha256,
        Asset = play.File.Asset,
        Title = play.File.Title,
        Booking = play.Booking,
        PlannedStart = play.PlannedStart,
        PlannedMs = (long)play.PlannedLength.TotalMilliseconds,
        Start = start,
    };
}
