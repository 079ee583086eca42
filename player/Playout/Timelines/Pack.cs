using System.Collections.Immutable;
using NodaTime;
using Signage.Content.Playlists;

namespace Signage.Playout.Timelines;

/// <summary>
/// What an event started: the items of a trigger as cues, one after the other, from the instant of the event. It has
/// its lane to itself: a planned cue that runs is cut, one that would begin meanwhile is left out.
/// </summary>
public sealed record Pack
{
    private Pack(Trigger trigger, ImmutableArray<Cue> cues, ImmutableArray<PlaylistFile> files) =>
        (Trigger, Cues, Files) = (trigger, cues, files);

    public Trigger Trigger { get; }

    public ImmutableArray<Cue> Cues { get; }

    /// <summary>The files that it needs, so that it goes on under a playlist that lacks them.</summary>
    public ImmutableArray<PlaylistFile> Files { get; }

    public Instant At => Cues[0].At;

    /// <summary>First instant after its last item.</summary>
    public Instant Until => Cues[^1].EndsAt();

    public static Pack Of(Playlist playlist, Trigger trigger, Instant at)
    {
        var cues = ImmutableArray.CreateBuilder<Cue>(trigger.Slots.Count);
        var next = Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        foreach (var slot in trigger.Slots)
        {
            cues.Add(new Cue
            {
                Item = slot.Item, Lane = trigger.Lane, File = slot.File, At = next, LengthMs = slot.LengthMs,
                Interrupt = trigger.Interrupt, Booking = slot.Booking, Show = trigger.Show,
            });
            next += Duration.FromMilliseconds(slot.LengthMs);
        }
        var files = trigger.Slots.Select(slot => slot.File).Distinct().Select(file => playlist.FileOf(file)!);
        return new Pack(trigger, cues.MoveToImmutable(), [.. files]);
    }

    /// <summary>Would this cue begin while the pack holds its lane?</summary>
    public bool Displaces(Cue cue) => cue.Lane == Trigger.Lane && cue.At >= At && cue.At < Until;

    /// <summary>The cue as the pack leaves it.</summary>
    internal Cue Cut(Cue cue) =>
        cue.Lane == Trigger.Lane && cue.At < At && cue.EndsAt() > At ? cue with { EndBy = At } : cue;
}
