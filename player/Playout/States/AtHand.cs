using Signage.Content.Playlists;

namespace Signage.Playout.States;

/// <summary>An item that an event could start at any moment, so that it is to be held ready.</summary>
/// <param name="Lane">Where it would play.</param>
/// <param name="Over">It would duck what is heard and sound over it.</param>
/// <param name="File">What would play, from its beginning.</param>
public sealed record AtHand(Lane Lane, bool Over, PlaylistFile File);
