using NodaTime;
using Signage.Content.Assets;
using Signage.Planning.Bookings;

namespace Signage.Scheduler.Why;

/// <summary>An asset as it was when it was planned.</summary>
public sealed record RecordedAsset(
    string Id,
    string Title,
    AssetKind Kind,
    PlanAssetState State,
    IReadOnlyList<RecordedRendition> Renditions,
    SloganDocument? Slogan = null,
    string? Topic = null,
    double? Loudness = null)
{
    internal static RecordedAsset Of(PlanAsset a) => new(
        a.Id, a.Title, a.Kind, a.State,
        [.. a.Renditions.Select(r => new RecordedRendition(
            r.Hash, r.MediaType, r.Bytes, r.Use, (long?)r.Length?.TotalMilliseconds, r.Width, r.Height))],
        a.Slogan, a.Topic, a.Loudness);

    internal PlanAsset Read() => new(
        Id, Title, Kind, State,
        [.. Renditions.Select(r => new PlanRendition(
            r.Hash, r.Type, r.Bytes, r.Use, r.LengthMs is { } ms ? Duration.FromMilliseconds(ms) : null, r.Width,
            r.Height))],
        Slogan)
    {
        Topic = Topic, Loudness = Loudness,
    };
}
