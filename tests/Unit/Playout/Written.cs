using Shouldly;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Playout.States;
using Signage.Playout.Timelines;

namespace Signage.Tests.Unit.Playout;

/// <summary>Playlists written in a few words. Time zero is 08:00 on a day; lengths are in seconds.</summary>
internal sealed class Written
{
    public static readonly Instant Zero = Instant.FromUtc(2026, 11, 24, 8, 0);

    private readonly List<Loop> _loops = [];
    private readonly List<LaneSpan> _spans = [];
    private readonly List<Cue> _cues = [];
    private readonly List<LevelSpan> _levels = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<Trigger> _triggers = [];
    private Tail? _tail;

    public static Instant At(double seconds) => Zero + Duration.FromSeconds(seconds);

    public static Sha256Hash FileOf(string name) => Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name));

    /// <summary>A loop such as <c>"a10 b5"</c>: items and seconds; an item's file has the item's first letter as its
    /// name.</summary>
    public Written Loop(string id, string slots)
    {
        _loops.Add(new Loop { Id = id, Slots = [.. slots.Split(' ').Select(SlotOf)] });
        return this;
    }

    public Written Span(Lane lane, double from, double until, string? loop, double anchor = 0)
    {
        _spans.Add(new LaneSpan
        {
            Lane = lane, From = At(from), Until = At(until), Loop = loop, Anchor = loop is null ? null : At(anchor),
            Dark = loop is null ? true : null,
        });
        return this;
    }

    public Written Cue(string item, Lane lane, double at, double seconds, Interrupt how, double? endBy = null)
    {
        _cues.Add(new Cue
        {
            Item = item, Lane = lane, File = Use(item), At = At(at), LengthMs = (long)(seconds * 1000), Interrupt = how,
            EndBy = endBy is { } end ? At(end) : null,
        });
        return this;
    }

    /// <summary>Items such as <c>"c5 d3"</c> that start when the event happens.</summary>
    public Written On(
        string happens, Lane lane, string slots, Interrupt how, double? from = null, double? until = null,
        string? show = null)
    {
        _triggers.Add(new Trigger
        {
            Event = happens, Lane = lane, Interrupt = how, Show = show, Slots = [.. slots.Split(' ').Select(SlotOf)],
            From = from is { } start ? At(start) : null, Until = until is { } end ? At(end) : null,
        });
        return this;
    }

    public Written Volume(double from, double until, int volume)
    {
        _levels.Add(new LevelSpan { From = At(from), Until = At(until), Volume = volume });
        return this;
    }

    public Written Tail(string loop)
    {
        _tail = new Tail { Picture = loop };
        return this;
    }

    public Playlist Document(double from = -1000, double until = 1000) => new()
    {
        Format = Playlist.FormatName, From = At(from), Until = At(until),
        Files = [.. _files.Select(name => new PlaylistFile
        {
            Sha256 = FileOf(name), Asset = name, Kind = AssetKind.Clip, Title = name, Type = "video/mp4", Bytes = 1,
        })],
        Loops = _loops, Spans = _spans, Cues = _cues, Levels = _levels, Triggers = _triggers, Tail = _tail,
    };

    public Timeline Timeline(double from = -1000, double until = 1000)
    {
        var document = Document(from, until);
        Playlist.TryRead(document.ToBytes(), out _, out var problems).ShouldBeTrue(string.Join('\n', problems));
        return new Timeline(document, Sha256Hash.Of(document.ToBytes()));
    }

    public RunningPlaylist Running(long number, double until = 1000, bool takeover = false) =>
        new(Timeline(until: until), number, takeover);

    private Slot SlotOf(string text) => new()
    {
        Item = text[..1], File = Use(text[..1]), LengthMs = (long)(double.Parse(text[1..], null) * 1000),
    };

    private Sha256Hash Use(string item)
    {
        _files.Add(item);
        return FileOf(item);
    }
}
