namespace Signage.Player.Sound;

/// <summary>What flows through the graph: 48 kHz, two channels, interleaved, in blocks of 10 ms.</summary>
internal static class SoundFormat
{
    public const int Rate = 48_000;
    public const int Channels = 2;
    public const int BlocksPerSecond = 100;
    public const int BlockFrames = Rate / BlocksPerSecond;

    /// <summary>Room for the longest block: a clock that is slewed may ask for more than 10 ms.</summary>
    public const int MostValues = BlockFrames * Channels * 2;

    public static int Frames(double seconds) => (int)Math.Round(seconds * Rate);
}
