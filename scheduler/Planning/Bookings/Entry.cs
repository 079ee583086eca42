using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Planning.Bookings;

/// <summary>How a cue comes in.</summary>
/// <param name="Interrupt">What it does to the loop; a waiting cue always pauses it, so that nothing is cut.</param>
/// <param name="WaitUpTo">It starts when the running item ends, if that is within so long, else it is left out
/// and said; null: it starts at once.</param>
public readonly record struct Entry(Interrupt Interrupt, Duration? WaitUpTo = null)
{
    public static implicit operator Entry(Interrupt interrupt) => new(interrupt);

    // There is no lower level of a picture.
    internal Interrupt On(Lane lane) => this switch
    {
        { WaitUpTo: not null } => Interrupt.Pause,
        { Interrupt: Interrupt.Duck } when lane != Lane.Sound => Interrupt.Stop,
        _ => Interrupt,
    };
}
