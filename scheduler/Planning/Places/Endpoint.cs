using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;

namespace Signage.Planning.Places;

/// <summary>One screen or loudspeaker. A loudspeaker has no width and no height.</summary>
public sealed record Endpoint(string Id, string Title, EndpointKind Kind, int Width, int Height, Venue Venue)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When its panel or amplifier is on; null: while the venue is open.</summary>
    public OpeningHours? PanelHours { get; init; }

    /// <summary>The theatre system's event that starts a show's pack; null: the timetable does.</summary>
    public string? StartEvent { get; init; }

    /// <summary>Screens of at least this height have room for a slogan band below the picture.</summary>
    public const int BandHeight = 240;

    private const int FlatRatio = 3;
    private const int BandPart = 9;

    public bool IsSpeaker => Kind is EndpointKind.AtmVoice or EndpointKind.SchoolRadio
        or EndpointKind.VillageLoudspeaker or EndpointKind.MallLoudspeaker;

    public bool HasBand => !IsSpeaker && Height >= BandHeight;

    /// <summary>Height of the line on which a slogan scrolls, in pixels; 0 where it stands as a picture.</summary>
    internal int SloganHeight => Width >= Height * FlatRatio ? Height : HasBand ? Height / BandPart : 0;

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
