using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Playout.Timelines;
using Signage.Tests.Unit.Planning;
using Xunit;

namespace Signage.Tests.Unit.Playout;

/// <summary>What planning says of an instant is what a player shows at it.</summary>
public sealed class LaneIndexTests
{
    [Fact]
    public void Plan_and_player_agree_at_every_instant() =>
        Gen.Select(RandomCounty.Bookings, Gen.Int[0, 4 * 86_400_000 - 1].List[40, 40]).Sample((bookings, offsets) =>
        {
            var plan = RandomCounty.Plan(bookings);
            foreach (var planned in plan.Playlists)
            {
                var timeline = new Timeline(planned.Playlist, planned.Hash);
                foreach (var lane in new[] { Lane.Picture, Lane.Ticker, Lane.Sound })
                {
                    var index = new LaneIndex(planned.Playlist, lane);
                    foreach (var offset in offsets)
                    {
                        var at = planned.Playlist.From + Duration.FromMilliseconds(offset);
                        Told(planned.Playlist, index, at).ShouldBe(Shown(timeline.At(lane, at), at), $"{lane} {at}");
                    }
                }
            }
        }, iter: 60);

    [Fact]
    public void Asking_allocates_nothing()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 10)],
            [Sample.Loop("b", "a"), Sample.Times("t", Interrupt.Pause, ["08:00"], "c")]));
        var index = new LaneIndex(playlist, Lane.Picture);
        index.At(playlist.From);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            index.At(playlist.From + Duration.FromMilliseconds(i * 71_993L));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static string Told(Playlist playlist, LaneIndex index, Instant at)
    {
        var told = index.At(at);
        return told.State switch
        {
            LaneState.Cue when playlist.Cues[told.Cue] is { Interrupt: not Interrupt.Duck } cue =>
                $"{cue.Item} {told.PositionMs}",
            LaneState.Cue => $"over {playlist.Cues[told.Cue].Item}",
            LaneState.Loop =>
                $"{playlist.LoopOf(index.Spans[told.Span].Loop)!.Slots[told.Slot].Item} {told.PositionMs}",
            LaneState.Dark => "dark",
            _ => "nothing",
        };
    }

    private static string Shown(LaneMoment moment, Instant at) => moment switch
    {
        { Over: { } over } => $"over {over.Item}",
        { On: { } on } => $"{on.Item} {(long)on.PositionAt(at).TotalMilliseconds}",
        { Dark: true } => "dark",
        _ => "nothing",
    };
}
