using NodaTime;
using Signage.Player.Sound;

namespace Signage.Player.Presenting;

/// <summary>How a player's sound is to be.</summary>
/// <param name="Venue">What its loudspeakers ask for.</param>
/// <param name="Crossfade">How long a play that is cut fades away under what follows.</param>
internal sealed record SoundOptions(VenueSound Venue, Duration Crossfade)
{
    public static readonly SoundOptions Default = new(VenueSound.Full, Duration.FromMilliseconds(300));
}
