using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Scheduler.Outlook;

/// <summary>Open hours of endpoints in which nothing is booked.</summary>
public sealed record GapView(IReadOnlyList<string> Endpoints, Lane Lane, Instant From, Instant Until);
