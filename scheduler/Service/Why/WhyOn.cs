using Signage.Content.Playlists;
using Signage.Planning.Explain;

namespace Signage.Scheduler.Why;

/// <summary>What has one lane of an endpoint.</summary>
/// <param name="Text">The same as a sentence.</param>
/// <param name="Mend">What to do about it, where something is to be done.</param>
/// <param name="PositionMs">How far into it.</param>
public sealed record WhyOn(
    Lane Lane,
    OnAirKind Kind,
    string Text,
    string? Mend,
    string? Booking,
    string? BookingTitle,
    string? Asset,
    string? AssetTitle,
    string? Item,
    long PositionMs);
