using System.Globalization;
using NodaTime;
using Signage.Playout.States;

namespace Signage.Tests.Unit.Playout;

/// <summary>Drives a state as the presenter does, with a device that shows everything at once, and writes down what
/// it says.</summary>
internal sealed class Replay
{
    private Instant _now = Written.At(-1);

    public Replay(string files)
    {
        State = PlayoutState.Begin(hasScreen: true);
        foreach (var file in files)
            Take(new PlayoutEvent.FileReady(_now, Written.FileOf(file.ToString())));
        Log.Clear();
    }

    public PlayoutState State { get; private set; }

    public List<string> Log { get; } = [];

    public Replay Order(double at, RunningPlaylist list) => Happens(at, now => new PlayoutEvent.Ordered(now, list));

    public Replay Happens(double at, Func<Instant, PlayoutEvent> happens)
    {
        Until(at, included: false);
        Take(happens(Written.At(at)));
        return this;
    }

    public Replay Until(double at, bool included = true)
    {
        var end = Written.At(at);
        while (State.NextChange < end || (included && State.NextChange == end))
            Take(new PlayoutEvent.Tick(State.NextChange));
        _now = end;
        return this;
    }

    private void Take(PlayoutEvent happened)
    {
        var (state, commands) = State.On(happened);
        State = state;
        foreach (var command in commands)
            Write(command);
        foreach (var (on, over) in new[] { (State.Picture, false), (State.Ticker, false), (State.Sound, false),
            (State.OverSound, true) })
        {
            if (on is { StartedAt: null } && happened is not PlayoutEvent.FirstShown)
                Take(new PlayoutEvent.FirstShown(State.Now, on.Play.Lane, over));
        }
    }

    private void Write(PlayoutCommand command)
    {
        var line = command switch
        {
            PlayoutCommand.WriteStart start =>
                $"{At(start.At)} start {start.What.Play.Item} +{start.Offset.TotalSeconds}",
            PlayoutCommand.WriteEnd end => $"{At(end.At)} end {end.What.Play.Item} {end.Outcome}",
            PlayoutCommand.WriteSkip skip => $"{At(skip.At)} skip {skip.Play.Item} {skip.Cause}",
            PlayoutCommand.WriteScreen screen => $"{At(screen.At)} screen {screen.State}",
            _ => null,
        };
        if (line is not null)
            Log.Add(line);
    }

    private static string At(Instant instant) =>
        (instant - Written.Zero).TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
