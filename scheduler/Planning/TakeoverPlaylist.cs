using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Places;

namespace Signage.Planning;

/// <summary>The playlist of a takeover: one asset, again and again, until it ends.</summary>
public static class TakeoverPlaylist
{
    private const string LoopId = "takeover";

    /// <summary>The endpoint can play the asset.</summary>
    public static Playlist Make(PlanAsset asset, Endpoint endpoint, Interval time, string takeover)
    {
        var lane = endpoint.LaneOf(asset.Kind)
            ?? throw new ArgumentException("The endpoint cannot play it.", nameof(endpoint));
        var rendition = asset.RenditionFor(endpoint)
            ?? throw new ArgumentException("There is no file of it.", nameof(asset));
        return new Playlist
        {
            Format = Playlist.FormatName,
            From = time.Start,
            Until = time.End,
            Files = [PlayItem.FileOf(asset, rendition)],
            Loops =
            [
                new Loop
                {
                    Id = LoopId,
                    Slots =
                    [
                        new Slot
                        {
                            Item = takeover,
                            File = rendition.Hash,
                            LengthMs = (long)asset.SlotOf(rendition, endpoint).TotalMilliseconds,
                        },
                    ],
                },
            ],
            Spans =
            [
                new LaneSpan { Lane = lane, From = time.Start, Until = time.End, Loop = LoopId },
            ],
        };
    }
}
