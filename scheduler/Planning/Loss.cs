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
    LoopRefusal? Arithmetic = null);
