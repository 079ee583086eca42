using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Places;

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
                var asset = assets.GetValueOrDefault(id);
                if (LossOf(booking, audience.Sample, asset) is { } cause)
                {
                    losses.Add(booking, cause, id);
                    continue;
                }

                var sample = audience.Sample;
                var rendition = asset!.RenditionFor(sample, booking.LongestVariant)!;
                items.Add(new PlayItem(
                    booking, asset, rendition, sample.LaneOf(asset.Kind)!.Value, asset.SlotOf(rendition, sample)));
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
        LoudnessLufs = asset.Loudness is >= -70 and <= 5 ? asset.Loudness : null,
        LengthMs = rendition.Length is { } length ? (long)length.TotalMilliseconds : null,
        Width = rendition.Width,
        Height = rendition.Height,
    };

    /// <summary>Why the asset cannot play there, or null.</summary>
    internal static LossCause? LossOf(Booking booking, Endpoint endpoint, PlanAsset? asset) => asset switch
    {
        null => LossCause.UnknownAsset,
        { State: PlanAssetState.Withdrawn } => LossCause.Withdrawn,
        { State: PlanAssetState.Waiting } => LossCause.NotApproved,
        _ when endpoint.LaneOf(asset.Kind) is null => LossCause.CannotPlay,
        _ => asset.RenditionFor(endpoint, booking.LongestVariant) is null ? LossCause.NoRendition : null,
    };
}
