namespace Signage.Planning;

/// <summary>Why a booking does not play somewhere, or not at an instant. The list is closed.</summary>
public enum LossCause
{
    /// <summary>The asset is not there.</summary>
    UnknownAsset,

    /// <summary>Two reviewers have not signed the asset yet.</summary>
    NotApproved,

    /// <summary>The asset was withdrawn.</summary>
    Withdrawn,

    /// <summary>The endpoint cannot play this kind of asset.</summary>
    CannotPlay,

    /// <summary>There is no file of it that the endpoint could play.</summary>
    NoRendition,

    /// <summary>The loop has no room for its share or its length.</summary>
    LoopFull,

    /// <summary>A booking of a higher rank has the time.</summary>
    Outranked,

    /// <summary>An older booking of the same rank has the time.</summary>
    OlderFirst,

    /// <summary>The venue is closed then, and the endpoint dark.</summary>
    Closed,

    /// <summary>The time lies outside the booking's own dayparts.</summary>
    OutsideDaypart,

    /// <summary>No show is known to play it before.</summary>
    NoShow,

    /// <summary>The show that it was bound to was cancelled.</summary>
    ShowCancelled,

    /// <summary>It is to be quiet then: lessons, midday rest, night or an exam.</summary>
    QuietWindow,

    /// <summary>It would still play when the bell rings.</summary>
    AfterBell,

    /// <summary>It waited for the running item to end, for as long as it was told to.</summary>
    WaitedInVain,

    /// <summary>A takeover has the endpoint.</summary>
    TakenOver,

    /// <summary>The booking does not reach this endpoint.</summary>
    NotTargeted,

    /// <summary>The day lies before or after the flight.</summary>
    OutsideFlight,

    /// <summary>It does not play on this day: recurrence, working days or rest days.</summary>
    NotThisDay,

    /// <summary>It plays at instants, and none of them is now.</summary>
    NotDue,

    /// <summary>It is in the running loop, and another item has its turn.</summary>
    NotItsTurn,

    /// <summary>A cue has interrupted the loop.</summary>
    Interrupted,

    /// <summary>It waits for its event to reach the player.</summary>
    WaitsForEvent,

    /// <summary>It was made or changed after this instant.</summary>
    NotYetMade,

    /// <summary>The player does not have the file yet.</summary>
    FileNotOnPlayer,

    /// <summary>The player still runs an older order.</summary>
    Superseded,
}
