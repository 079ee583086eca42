using System.Runtime.InteropServices;

namespace Signage.Player.Presenting;

/// <summary>Frames and samples that really went out, by play.</summary>
internal sealed class Counters
{
    private readonly Dictionary<long, (long Frames, HeardSound Sound)> _byPlay = [];

    public void Frame(long play) => CollectionsMarshal.GetValueRefOrAddDefault(_byPlay, play, out _).Frames++;

    public void Heard(long play, HeardSound more) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_byPlay, play, out _).Sound += more;

    public (long Frames, HeardSound Sound) Take(long play) => _byPlay.Remove(play, out var counts) ? counts : default;
}
