using Signage.Content.Playlists;
using Signage.Planning.Explain;

namespace Signage.Scheduler.Why;

/// <summary>The winner of a lane.</summary>
public sealed record WhyOn(Lane Lane, OnAirKind Kind, string? Booking, string? Asset, string Text, string? Mend);
