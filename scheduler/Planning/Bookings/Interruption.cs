namespace Signage.Planning.Bookings;

/// <summary>What happens to the item on air when a cue starts.</summary>
public enum Interruption
{
    Stop,
    Pause,
    Duck,
}
