namespace Signage.Player.Sound;

/// <summary>What a venue's loudspeakers ask for.</summary>
/// <param name="Mono">Both channels carry the mean of both.</param>
/// <param name="HighPassHz">Nothing below: a horn cannot sound it and breaks, a 100 V transformer saturates. Null: all
/// goes through.</param>
/// <param name="LoudnessLufs">The loudness to be brought to; null: as it is.</param>
internal sealed record VenueSound(bool Mono, double? HighPassHz, double? LoudnessLufs)
{
    /// <summary>An amplifier and loudspeakers that take everything.</summary>
    public static readonly VenueSound Full = new(false, null, null);

    /// <summary>Horns in the open air.</summary>
    public static readonly VenueSound Horn = new(true, 150, -16);

    /// <summary>Loudspeakers on a 100 V line.</summary>
    public static readonly VenueSound Line100 = new(true, 150, -20);
}
