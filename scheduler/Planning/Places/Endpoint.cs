using Signage.Content.Assets;

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
    public PlayLane? LaneOf(AssetKind asset) => (asset, IsSpeaker) switch
    {
        (AssetKind.Sound, true) => PlayLane.Sound,
        (AssetKind.Sound, false) or (_, true) => null,
        (AssetKind.Slogan, false) => HasBand ? PlayLane.Ticker : PlayLane.Picture,
        _ => PlayLane.Picture,
    };

    /// <summary>The lane whose silence or filler is a gap.</summary>
    public PlayLane MainLane => IsSpeaker ? PlayLane.Sound : PlayLane.Picture;
}
