namespace Signage.Planning.Places;

/// <summary>The lanes of an endpoint, in the order they are written into a playlist.</summary>
public enum PlayLane
{
    Picture,
    Ticker,
    Sound,
}
