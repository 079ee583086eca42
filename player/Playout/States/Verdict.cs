using NodaTime;
using Signage.Content.Airings;
using Signage.Playout.Timelines;

namespace Signage.Playout.States;

/// <summary>How a play ended, from how it began and what came after.</summary>
internal static class Verdict
{
    /// <summary>A start that is later than this in its slot was not a whole play.</summary>
    private static readonly Duration Late = Duration.FromMilliseconds(250);

    public static Outcome Of(OnLane ended, Instant at, Play? follower, bool ordered)
    {
        if (ended.Failure is not null)
            return Outcome.Failed;
        var play = ended.Play;
        var fromTheFirst = play.Offset == Duration.Zero && ended.StartedAt - play.From <= Late;
        if (fromTheFirst && play.ReachesItsEnd && at >= play.Until && at - play.Until <= Late)
            return Outcome.Complete;
        var gaveWay = ordered || follower is { Source: PlaySource.Cue };
        return gaveWay && at - play.MediaZero < play.PlannedLength ? Outcome.Preempted : Outcome.Cut;
    }
}
