using System.Collections.Immutable;
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
    private readonly ImmutableArray<Pack> _packs;

    /// <param name="playlist">As its reader gave it.</param>
    /// <param name="name">The SHA-256 of its bytes.</param>
    public Timeline(Playlist playlist, Sha256Hash name)
        : this(playlist, name, [])
    {
    }

    private Timeline(Playlist playlist, Sha256Hash name, ImmutableArray<Pack> packs)
    {
        Playlist = playlist;
        Name = name;
        _packs = packs;
        var loops = playlist.Loops.ToDictionary(loop => loop.Id, loop =>
            new LoopCycle(loop, playlist), StringComparer.Ordinal);
        _lanes = [.. Lanes.Select(lane => new LaneTimeline(playlist, lane, loops,
            [.. packs.SelectMany(pack => pack.Cues).Select(cue => cue.Item)]))];
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

    /// <summary>The triggers that answer at an instant.</summary>
    /// <param name="instant">When an event would happen.</param>
    /// <param name="clockTrusted">False: only those that answer at any time.</param>
    public IEnumerable<Trigger> TriggersAt(Instant instant, bool clockTrusted = true) =>
        Playlist.Triggers.Where(trigger => clockTrusted
            ? (trigger.From ?? Playlist.From) <= instant && instant < (trigger.Until ?? Playlist.Until)
            : trigger.From is null && trigger.Until is null);

    /// <summary>The next instant at which a trigger begins or ceases to answer.</summary>
    public Instant TriggersChangeAfter(Instant instant) => Playlist.Triggers
        .SelectMany(trigger => new[] { trigger.From ?? Playlist.From, trigger.Until ?? Playlist.Until })
        .Where(change => change > instant).DefaultIfEmpty(Instant.MaxValue).Min();

    /// <summary>The same with what an event started.</summary>
    public Timeline With(Pack pack) => new(
        Playlist with
        {
            Files = [.. Playlist.Files, .. pack.Files.Where(file => Playlist.FileOf(file.Sha256) is null)],
            Cues = [.. Playlist.Cues.Where(cue => !pack.Displaces(cue)).Select(pack.Cut), .. pack.Cues],
        },
        Name, _packs.Add(pack));

    /// <summary>The planned cues that give way to what an event started.</summary>
    public IEnumerable<Play> DisplacedBy(Pack pack) =>
        Playlist.Cues.Where(pack.Displaces).Select(cue => _lanes[(int)cue.Lane].PlayOf(cue));

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
