using Signage.Content.Players;

namespace Signage.Player.Link;

/// <summary>Why something that came was not taken.</summary>
/// <param name="Cause">One word for the journal.</param>
/// <param name="Reason">A sentence in English, for the journal.</param>
/// <param name="Words">The same for people of any language.</param>
internal sealed record Refused(string Cause, string Reason, PlayerRefusal Words);
