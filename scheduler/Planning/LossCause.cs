namespace Signage.Planning;

/// <summary>Why a booking does not play somewhere.</summary>
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

    /// <summary>The time lies outside the booking's own daypart.</summary>
    OutsideDaypart,

    /// <summary>No show is known to play it before.</summary>
    NoShow,
}
