namespace Signage.Player.Led;

/// <summary>
/// How often a still picture goes out: a few times at once, since a datagram may be lost, and then as a sign of life
/// (ANSI E1.31-2018, 6.6.2: three packets, then one every 800 to 1,000 ms). Receivers of the other protocols wait
/// longer than that (Art-Net 4: 4 s between ArtSyncs; WLED falls back after 2.5 s).
/// </summary>
internal struct LedPace
{
    private const int Repeats = 3;
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMilliseconds(800);

    private int _repeats;

    public readonly TimeSpan Refresh => _repeats < Repeats ? AtOnce : KeepAlive;

    /// <summary>A picture went out.</summary>
    /// <param name="isNew">Is it another than the last?</param>
    public void Sent(bool isNew) => _repeats = isNew ? 0 : Math.Min(Repeats, _repeats + 1);
}
