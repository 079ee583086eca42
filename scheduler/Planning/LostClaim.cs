using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning;

/// <summary>One cue, or pack of cues, that will not play.</summary>
/// <param name="Time">When it would have played.</param>
/// <param name="By">The booking that won, where one did.</param>
public sealed record LostClaim(string BookingId, Lane Lane, Interval Time, LossCause Cause, string? By);
