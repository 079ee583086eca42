using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning;

/// <summary>Open hours of endpoints in which nothing is booked, so that filler shows.</summary>
public sealed record Gap(IReadOnlyList<string> Endpoints, Lane Lane, Interval Time);
