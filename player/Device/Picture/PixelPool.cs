namespace Signage.Player.Picture;

/// <summary>
/// Pictures that decoders are done with, for the next decoder. Giving megabytes back to the system and asking for them
/// again every few seconds tears the heap apart; using them again does not. Thread-safe.
/// </summary>
internal static class PixelPool
{
    private const int MostSpare = 10;

    private static readonly Lock Gate = new();
    private static readonly List<PixelBuffer> Spare = [];

    /// <summary>A picture of that size; what is in it is left over.</summary>
    public static PixelBuffer Rent(int width, int height, PixelFormat pixels)
    {
        lock (Gate)
        {
            var at = Spare.FindLastIndex(buffer =>
                buffer.Width == width && buffer.Height == height && buffer.Pixels == pixels);
            if (at >= 0)
            {
                var found = Spare[at];
                Spare.RemoveAt(at);
                return found;
            }
        }
        return new PixelBuffer(width, height, pixels);
    }

    public static void Return(PixelBuffer buffer)
    {
        lock (Gate)
        {
            if (Spare.Count < MostSpare)
            {
                Spare.Add(buffer);
                return;
            }
        }
        buffer.Dispose();
    }
}
