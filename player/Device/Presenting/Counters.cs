using System.Runtime.InteropServices;

namespace Signage.Player.Presenting;

/// <summary>Frames and samples that really went out, by play.</summary>
internal sealed class Counters
{
    private readonly Dictionary<long, (long Frames, long Samples)> _byPlay = [];

    public void Frame(long play) => CollectionsMarshal.GetValueRefOrAddDefault(_byPlay, play, out _).Frames++;

    public void Samples(long play, int count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_byPlay, play, out _).Samples += count;

    public (long Frames, long Samples) Take(long play) => _byPlay.Remove(play, out var counts) ? counts : default;
}
