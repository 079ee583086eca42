using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;

namespace Signage.Planning;

/// <summary>An asset of a booking as one endpoint plays it.</summary>
internal sealed record PlayItem(
    Booking Booking, PlanAsset Asset, PlanRendition Rendition, Lane Lane, Duration Length)
{
    internal static IReadOnlyList<PlayItem> Of(
        Audience audience, IReadOnlyDictionary<string, PlanAsset> assets, LossList losses)
    {
        var items = new List<PlayItem>();
        foreach (var booking in audience.Bookings)
        {
            foreach (var id in booking.Assets.Distinct(StringComparer.Ordinal))
            {
                if (LossOf(audience, assets.GetValueOrDefault(id)) is { } cause)
                {
                    losses.Add(booking, cause, id);
                    continue;
                }

                var (asset, sample) = (assets[id], audience.Sample);
                var rendition = asset.RenditionFor(sample)!;
                items.Add(new PlayItem(
                    booking, asset, rendition, sample.LaneOf(asset.Kind)!.Value, asset.SlotOf(rendition)));
            }
        }

        return items;
    }

    internal static PlaylistFile FileOf(PlanAsset asset, PlanRendition rendition) => new()
    {
        Sha256 = rendition.Hash,
        Asset = asset.Id,
        Kind = asset.Kind,
        Title = asset.Title,
        Type = rendition.MediaType,
        Bytes = rendition.Bytes,
        LengthMs = rendition.Length is { } length ? (long)length.TotalMilliseconds : null,
        Width = rendition.Width,
        Height = rendition.Height,
    };

    private static LossCause? LossOf(Audience audience, PlanAsset? asset) => asset switch
    {
        null => LossCause.UnknownAsset,
        { State: PlanAssetState.Withdrawn } => LossCause.Withdrawn,
        { State: PlanAssetState.Waiting } => LossCause.NotApproved,
        _ when audience.Sample.LaneOf(asset.Kind) is null => LossCause.CannotPlay,
        _ => asset.RenditionFor(audience.Sample) is null ? LossCause.NoRendition : null,
    };
}
