using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Places;

namespace Signage.Planning.Bookings;

/// <summary>An asset as planning sees it.</summary>
/// <param name="Slogan">The words and style of a slogan, else null.</param>
public sealed record PlanAsset(
    string Id,
    string Title,
    AssetKind Kind,
    PlanAssetState State,
    IReadOnlyList<PlanRendition> Renditions,
    SloganDocument? Slogan = null)
{
    private static readonly Duration ImageSlot = Duration.FromSeconds(10);

    /// <summary>What it speaks of; two of the same topic are kept apart in a loop.</summary>
    public string? Topic { get; init; }

    /// <summary>Loudness by EBU R128 in LUFS; null without sound.</summary>
    public double? Loudness { get; init; }

    /// <summary>
    /// The file that this endpoint plays, or null: of those made for its class the longest that is allowed, then the
    /// one nearest to its shape, then the smallest that fills it.
    /// </summary>
    public PlanRendition? RenditionFor(Endpoint endpoint, Duration? longest = null)
    {
        var use = !endpoint.IsSpeaker && !endpoint.HasBand ? PlanRendition.Led : PlanRendition.General;
        return Renditions.Where(r => longest is null || r.Length is null || r.Length <= longest)
            .OrderByDescending(r => r.Use == use)
            .ThenByDescending(r => r.Length ?? Duration.Zero)
            .ThenBy(r => r.DistanceFrom(endpoint.Width, endpoint.Height))
            .FirstOrDefault();
    }

    /// <summary>How long one turn of it lasts on this endpoint, in whole milliseconds.</summary>
    public Duration SlotOf(PlanRendition rendition, Endpoint endpoint) => Kind switch
    {
        AssetKind.Slogan when Slogan is not null => SloganTime.On(endpoint, Slogan),
        AssetKind.Slogan => SloganTime.Shortest,
        AssetKind.Image => ImageSlot,
        _ => rendition.Length ?? ImageSlot,
    };
}
