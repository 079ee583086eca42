using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Playout.Timelines;

/// <summary>
/// A playlist as a function of time: what is on at an instant is found from the document and the instant alone,
/// so two players with the same playlist are in step, and any minute, past or future, can be asked about.
/// </summary>
public sealed class Timeline
{
    private static readonly Lane[] Lanes = [Lane.Picture, Lane.Ticker, Lane.Sound];

    private readonly LaneTimeline[] _lanes;

    /// <param name="playlist">As <see cref="Playlist.TryRead"/> gave it.</param>
    /// <param name="name">The SHA-256 of its bytes.</param>
    public Timeline(Playlist playlist, Sha256Hash name)
    {
        Playlist = playlist;
        Name = name;
        var loops = playlist.Loops.ToDictionary(loop => loop.Id, loop =>
            new LoopCycle(loop, playlist), StringComparer.Ordinal);
        _lanes = [.. Lanes.Select(lane => new LaneTimeline(playlist, lane, loops))];
    }

    public Playlist Playlist { get; }

    public Sha256Hash Name { get; }

    /// <summary>Does anything ever play on this lane?</summary>
    public bool Uses(Lane lane) => _lanes[(int)lane].IsUsed;

    /// <summary>What is on, and until when.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="instant">When.</param>
    /// <param name="clockTrusted">False: the tail loop, whatever the instant.</param>
    public LaneMoment At(Lane lane, Instant instant, bool clockTrusted = true) =>
        clockTrusted ? _lanes[(int)lane].At(instant) : _lanes[(int)lane].TailAt(instant);

    /// <summary>What fills a hole in the picture, or null.</summary>
    public Play? FillerAt(Instant instant) => _lanes[(int)Lane.Picture].FillerAt(instant);

    /// <summary>What begins next on a lane after an instant, looking over a few holes; or null.</summary>
    public Play? NextAfter(Lane lane, Instant instant, bool clockTrusted = true)
    {
        var now = At(lane, instant, clockTrusted);
        for (var (moment, step) = (now, 0); moment.Until < Instant.MaxValue && step < 6; step++)
        {
            moment = At(lane, moment.Until, clockTrusted);
            if (moment.On is not null && !moment.On.GoesOnAs(now.On))
                return moment.On;
        }
        return null;
    }

    /// <summary>The next ducking cue after an instant, or null.</summary>
    public Play? NextOverAfter(Instant instant) => _lanes[(int)Lane.Sound].NextDuckAfter(instant);

    public Levels LevelsAt(Instant instant)
    {
        var (volume, brightness, until) = (100, 100, Instant.MaxValue);
        foreach (var span in Playlist.Levels)
        {
            if (span.From > instant)
            {
                until = Instant.Min(until, span.From);
            }
            else if (span.Until > instant)
            {
                until = Instant.Min(until, span.Until);
                volume = span.Volume ?? volume;
                brightness = span.Brightness ?? brightness;
            }
        }
        return new Levels(volume, brightness, until);
    }
}
