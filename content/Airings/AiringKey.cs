using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Content.Airings;

/// <summary>Names one slot occurrence or cue; the same airing has the same key in plan, journal and as-run.</summary>
/// <param name="Endpoint">The endpoint's id.</param>
/// <param name="Lane">Where it plays.</param>
/// <param name="Item">The item's id in its playlist.</param>
/// <param name="PlannedStart">When it was to begin.</param>
public sealed record AiringKey(string Endpoint, Lane Lane, string Item, Instant PlannedStart);
