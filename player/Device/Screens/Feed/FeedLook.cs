namespace Signage.Player.Screens.Feed;

/// <summary>How much a feed gives.</summary>
/// <param name="PerSecond">Pictures a second at most, to all readers together.</param>
/// <param name="Quality">Of JPEG, 1 to 100.</param>
/// <param name="Watchers">Readers at a time.</param>
internal sealed record FeedLook(int PerSecond, int Quality, int Watchers)
{
    /// <summary>Reads <c>fps</c>, <c>quality</c> and <c>watchers</c>.</summary>
    public static FeedLook Read(ScreenAddress address) => new(
        address.Number("fps", 1, 30, 5), address.Number("quality", 1, 100, 80),
        address.Number("watchers", 1, 1000, 16));
}
