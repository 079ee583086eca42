using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Places;

namespace Signage.Planning.Bookings;

/// <summary>An asset as planning sees it.</summary>
/// <param name="SloganText">The words of a slogan, else null.</param>
public sealed record PlanAsset(
    string Id,
    string Title,
    AssetKind Kind,
    PlanAssetState State,
    IReadOnlyList<PlanRendition> Renditions,
    string? SloganText = null)
{
    private static readonly Duration ImageSlot = Duration.FromSeconds(10);
    private static readonly Duration ShortestSlogan = Duration.FromSeconds(6);
    private static readonly Duration LongestSlogan = Duration.FromSeconds(20);
    private static readonly Duration PerCharacter = Duration.FromMilliseconds(250);

    /// <summary>The file that this endpoint plays, or null.</summary>
    public PlanRendition? RenditionFor(Endpoint endpoint)
    {
        var use = !endpoint.IsSpeaker && !endpoint.HasBand ? PlanRendition.Led : PlanRendition.General;
        return Renditions.FirstOrDefault(r => r.Use == use)
            ?? Renditions.FirstOrDefault(r => r.Use == PlanRendition.General)
            ?? (Renditions is [var only, ..] ? only : null);
    }

    /// <summary>How long one turn of it lasts, in whole milliseconds.</summary>
    public Duration SlotOf(PlanRendition rendition) => Kind switch
    {
        AssetKind.Slogan => Duration.Max(ShortestSlogan,
            Duration.Min(LongestSlogan, PerCharacter * (SloganText ?? "").Length)),
        AssetKind.Image => ImageSlot,
        _ => rendition.Length ?? ImageSlot,
    };
}
