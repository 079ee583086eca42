namespace Signage.Player.Speakers;

/// <summary>
/// Something that sounds frames by a clock of its own: 48,000 a second, two channels, 16 bits, interleaved. One thread
/// writes, asks and disposes.
/// </summary>
internal interface ISoundDevice : IDisposable
{
    /// <summary>How many frames a write brings, 48 to 4,800.</summary>
    int PeriodFrames { get; }

    /// <summary>Frames taken that are not heard yet; 0 all the time where there is no clock, and the speaker keeps the
    /// pace by its own.</summary>
    int Delay { get; }

    /// <summary>How often it ran dry.</summary>
    long Underruns { get; }

    /// <summary>Takes a period; waits until there is room for it.</summary>
    /// <exception cref="IOException">The device is gone; the message says it for people.</exception>
    void Write(ReadOnlySpan<short> period);

    /// <summary>Makes a write that waits return or throw soon, as far as the device can. Any thread.</summary>
    void Abandon();
}
