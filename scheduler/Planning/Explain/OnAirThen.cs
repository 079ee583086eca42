using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Explain;

/// <summary>Who has a lane at the instant that was asked about.</summary>
/// <param name="Booking">The winner; null when dark or filler.</param>
/// <param name="Asset">What is on.</param>
/// <param name="Item">Its id in the playlist.</param>
/// <param name="Position">How far into it.</param>
public sealed record OnAirThen(
    Lane Lane, OnAirKind Kind, string? Booking, string? Asset, string? Item, Duration Position);
