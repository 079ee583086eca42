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

    private static LossCause? LossOf(Audience audience, PlanAsset? asset) => asset switch
    {
        null => LossCause.UnknownAsset,
        { State: PlanAssetState.Withdrawn } => LossCause.Withdrawn,
        _ when audience.Sample.LaneOf(asset.Kind) is null => LossCause.CannotPlay,
        { State: PlanAssetState.Waiting } => LossCause.NotApproved,
        _ => asset.RenditionFor(audience.Sample) is null ? LossCause.NoRendition : null,
    };
}
