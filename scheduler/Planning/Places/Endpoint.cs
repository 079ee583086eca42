using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;

namespace Signage.Planning.Places;

/// <summary>One screen or loudspeaker. A loudspeaker has no width and no height.</summary>
public sealed record Endpoint(string Id, string Title, EndpointKind Kind, int Width, int Height, Venue Venue)
{
    /// <summary>Screens of at least this height have room for a slogan band below the picture.</summary>
    public const int BandHeight = 240;

    public bool IsSpeaker => Kind is EndpointKind.AtmVoice or EndpointKind.SchoolRadio
        or EndpointKind.VillageLoudspeaker or EndpointKind.MallLoudspeaker;

    public bool HasBand => !IsSpeaker && Height >= BandHeight;

    /// <summary>Where an asset of this kind goes here, or null when this endpoint cannot play it.</summary>
    public Lane? LaneOf(AssetKind asset) => (asset, IsSpeaker) switch
    {
        (AssetKind.Sound, true) => Lane.Sound,
        (AssetKind.Sound, false) or (_, true) => null,
        (AssetKind.Slogan, false) => HasBand ? Lane.Ticker : Lane.Picture,
        _ => Lane.Picture,
    };

    /// <summary>The lane whose silence or filler is a gap.</summary>
    public Lane MainLane => IsSpeaker ? Lane.Sound : Lane.Picture;
}
