using NodaTime;
using Signage.Content.Journal;
using Signage.Player.Spool;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Player.Presenting;

/// <summary>Turns what the state wants written into journal records.</summary>
internal sealed class AsRun(Journal journal, Counters counters)
{
    public void Write(PlayoutCommand command)
    {
        switch (command)
        {
            case PlayoutCommand.WriteStart start:
                journal.Post(new JournalEntry(
                    Describe(RecordKind.Start, start.What.Play, start.What.Order, start.At) with
                    {
                        OffsetMs = Milliseconds(start.Offset),
                    },
                    Opens: start.What.Id));
                break;
            case PlayoutCommand.WriteEnd end:
                journal.Post(new JournalEntry(End(end), Closes: end.What.Id));
                break;
            case PlayoutCommand.WriteSkip skip:
                journal.Post(new JournalEntry(
                    Describe(RecordKind.Skip, skip.Play, skip.Order, skip.At) with { Cause = skip.Cause }));
                break;
            case PlayoutCommand.WriteScreen screen:
                journal.Post(new JournalEntry(journal.Draft(RecordKind.Screen, screen.At) with
                {
                    State = WordOf(screen.State), Cause = screen.Cause,
                }));
                break;
        }
    }

    public static string WordOf(ScreenState? state) => state switch
    {
        ScreenState.On => "on",
        ScreenState.Dark => "dark",
        ScreenState.Filler => "filler",
        ScreenState.Off => "off",
        ScreenState.Fault => "fault",
        _ => "card",
    };

    private JournalRecord End(PlayoutCommand.WriteEnd end)
    {
        var (frames, sound) = counters.Take(end.What.Id);
        var heard = sound.Samples > 0;
        return Describe(RecordKind.End, end.What.Play, end.What.Order, end.At) with
        {
            StartedAt = end.What.StartedAt, Outcome = end.Outcome, Cause = end.Cause,
            Frames = frames > 0 ? frames : null, Samples = heard ? sound.Samples : null,
            Underruns = heard ? sound.Underruns : null, LevelDb = heard ? sound.LevelDb : null,
        };
    }

    private JournalRecord Describe(RecordKind kind, Play play, RunningPlaylist list, Instant at) =>
        journal.Draft(kind, at) with
    {
        Lane = play.Lane, Item = play.Item, File = play.File.Sha256, Asset = play.File.Asset, Title = play.File.Title,
        Booking = play.Booking, Order = list.Number, Playlist = list.Timeline.Name,
        Takeover = list.IsTakeover ? true : null,
        PlannedStart = play.PlannedStart, PlannedMs = Milliseconds(play.PlannedLength),
    };

    private static long Milliseconds(Duration duration) => Math.Max(0, (long)duration.TotalMilliseconds);
}
