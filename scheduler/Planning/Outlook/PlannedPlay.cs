using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Outlook;

/// <summary>One item that a playlist starts at an instant.</summary>
public sealed record PlannedPlay(Instant Start, Lane Lane, string Item, string? Booking, long LengthMs);
