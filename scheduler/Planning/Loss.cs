using NodaTime;
using Signage.Planning.Loops;

namespace Signage.Planning;

/// <summary>Where a booking lost.</summary>
/// <param name="Endpoints">The endpoints on which it did.</param>
/// <param name="Asset">The asset, where only one of the booking's is concerned.</param>
/// <param name="By">The booking that won.</param>
/// <param name="First">The first time that it happens in the window; null when it concerns all of it.</param>
/// <param name="Times">How often in the window.</param>
/// <param name="Arithmetic">Why the loop is too full.</param>
public sealed record Loss(
    string BookingId,
    LossCause Cause,
    IReadOnlyList<string> Endpoints,
    string? Asset = null,
    string? By = null,
    Instant? First = null,
    int Times = 1,
    LoopRefusal? Arithmetic = null)
{
    /// <summary>The booking's field to look at first: what one would change to mend it.</summary>
    public string Field => Cause switch
    {
        LossCause.UnknownAsset or LossCause.NotApproved or LossCause.Withdrawn or LossCause.NoRendition => "assets",
        LossCause.CannotPlay or LossCause.NotTargeted => "target",
        LossCause.LoopFull => Arithmetic?.NeededMs is null ? "share" : "cycleMs",
        LossCause.Outranked or LossCause.OlderFirst or LossCause.TakenOver => "rank",
        LossCause.OutsideDaypart => "dayparts",
        LossCause.AfterBell => "endBy",
        LossCause.WaitedInVain => "waitMs",
        LossCause.OutsideFlight => "last",
        LossCause.NotThisDay => "days",
        _ => "how",
    };
}
