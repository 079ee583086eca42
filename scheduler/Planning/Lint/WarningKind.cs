namespace Signage.Planning.Lint;

/// <summary>What a plan is warned of. The list is closed; each has a sentence, and one that says how to mend
/// it.</summary>
public enum WarningKind
{
    /// <summary>Nothing is booked in open hours, so that filler shows.</summary>
    HoleInPlan,

    /// <summary>A booking that reaches no endpoint.</summary>
    ReachesNothing,

    /// <summary>A booking that is in no playlist of an endpoint that it reaches.</summary>
    NeverPlays,

    /// <summary>A booking that loses some of its times to others.</summary>
    Overbooked,

    /// <summary>A file that is to play is not in the store.</summary>
    FileMissing,

    /// <summary>The endpoint's player has not been seen for a day.</summary>
    NotSeen,

    /// <summary>Much louder or quieter than what plays beside it.</summary>
    Loudness,

    /// <summary>A scrolling slogan that does not get through in its turn.</summary>
    SloganTooLong,

    /// <summary>A booking that may be heard in lessons, at midday rest or at night, and will be.</summary>
    BreaksQuiet,

    /// <summary>A duty that this plan does not meet.</summary>
    DutyUnmet,

    /// <summary>The same asset follows itself, since nothing can stand between.</summary>
    FollowsItself,
}
