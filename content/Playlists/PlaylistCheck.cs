using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;

namespace Signage.Content.Playlists;

/// <summary>What the types cannot say: ranges, references, order, and that nothing overlaps.</summary>
internal sealed class PlaylistCheck
{
    private const long DayMs = 24 * 3_600_000;

    private readonly List<ReadProblem> _problems = [];
    private readonly HashSet<Sha256Hash> _files = [];
    private readonly HashSet<string> _loops = new(StringComparer.Ordinal);
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);

    private PlaylistCheck()
    {
    }

    internal static IReadOnlyList<ReadProblem> Check(Playlist playlist)
    {
        var check = new PlaylistCheck();
        check.Document(playlist);
        return [.. check._problems.Take(ReadProblem.Most)];
    }

    private void Document(Playlist playlist)
    {
        Must(playlist.Format == Playlist.FormatName, "$.format", $"must be \"{Playlist.FormatName}\"");
        Must(playlist.From < playlist.Until, "$.until", "must be after from");
        Each(playlist.Files, "$.files", File);
        Each(playlist.Loops, "$.loops", Loop);
        Each(playlist.Spans, "$.spans", Span);
        Each(playlist.Cues, "$.cues", Cue);
        Each(playlist.Triggers, "$.triggers", Trigger);
        Each(playlist.Layout, "$.layout", Element);
        Each(playlist.Levels, "$.levels", Level);
        TailLoop(playlist.Tail?.Picture, "$.tail.picture");
        TailLoop(playlist.Tail?.Ticker, "$.tail.ticker");
        TailLoop(playlist.Tail?.Sound, "$.tail.sound");
        Overlaps("$.spans", playlist.Spans.SelectMany((s, i) => Occurrences(s)
            .Select(o => new Part(i, o.Lane, o.From, o.Until))));
        Overlaps("$.cues", playlist.Cues.Select((c, i) => new Part(i, c.Lane, c.At, EndOf(c))));
    }

    private void File(PlaylistFile file, string path)
    {
        Must(_files.Add(file.Sha256), $"{path}.sha256", "is listed twice");
        Name(file.Asset, $"{path}.asset");
        Must(file.Title.EnumerateRunes().Count() is > 0 and <= 200, $"{path}.title", "must have 1 to 200 characters");
        Must(IsMediaType(file.Type), $"{path}.type", "must be a media type like video/mp4");
        Must(file.Bytes >= 1, $"{path}.bytes", "must be at least 1");
        Must(file.LengthMs is null or (>= 1 and <= DayMs), $"{path}.lengthMs", $"must be 1 to {DayMs}");
        Must(file.LoudnessLufs is null or (>= -70 and <= 5), $"{path}.loudnessLufs", "must be -70 to 5");
        Must(file.Width is null or (>= 1 and <= 16_384), $"{path}.width", "must be 1 to 16384");
        Must(file.Height is null or (>= 1 and <= 16_384), $"{path}.height", "must be 1 to 16384");
        Must(IsRelative(file.Src), $"{path}.src", "must be a relative path without ..");
    }

    private void Loop(Loop loop, string path)
    {
        Name(loop.Id, $"{path}.id");
        Must(_loops.Add(loop.Id), $"{path}.id", "is the id of another loop too");
        Must(loop.Slots.Count > 0, $"{path}.slots", "must hold at least one slot");
        Must(loop.OwnShare is null or (>= 0 and <= 1000), $"{path}.ownShare", "must be 0 to 1000 thousandths");
        Each(loop.Slots, $"{path}.slots", Slot);
    }

    private void Slot(Slot slot, string path)
    {
        Item(slot.Item, $"{path}.item");
        FileRef(slot.File, $"{path}.file");
        Must(slot.LengthMs is >= 1 and <= DayMs, $"{path}.lengthMs", $"must be 1 to {DayMs}");
        Optional(slot.Booking, $"{path}.booking");
    }

    private void Span(LaneSpan span, string path)
    {
        Must(span.From < span.Until, $"{path}.until", "must be after from");
        Must(span.Repeat is null or (>= 2 and <= LaneSpan.MostRepeats), $"{path}.repeat",
            $"must be 2 to {LaneSpan.MostRepeats}");
        if (span.Dark == true)
        {
            Must(span.Loop is null && span.Anchor is null, path, "is dark and cannot have a loop or an anchor");
            return;
        }

        Must(span.Loop is not null && _loops.Contains(span.Loop), $"{path}.loop", "must be the id of a loop");
    }

    private void Cue(Cue cue, string path)
    {
        Item(cue.Item, $"{path}.item");
        FileRef(cue.File, $"{path}.file");
        Must(cue.LengthMs is >= 1 and <= DayMs, $"{path}.lengthMs", $"must be 1 to {DayMs}");
        Must(cue.EndBy is null || cue.EndBy > cue.At, $"{path}.endBy", "must be after at");
        Ducks(cue.Interrupt, cue.Lane, path);
        Optional(cue.Booking, $"{path}.booking");
        Optional(cue.Show, $"{path}.show");
    }

    private void Trigger(Trigger trigger, string path)
    {
        Name(trigger.Event, $"{path}.event");
        Must(trigger.Slots.Count > 0, $"{path}.slots", "must hold at least one slot");
        Optional(trigger.Show, $"{path}.show");
        Must(trigger.From is null || trigger.Until is null || trigger.From < trigger.Until, $"{path}.until",
            "must be after from");
        Ducks(trigger.Interrupt, trigger.Lane, path);
        Each(trigger.Slots, $"{path}.slots", Slot);
    }

    private void Ducks(Interrupt interrupt, Lane lane, string path)
    {
        var fits = interrupt != Interrupt.Duck || lane == Lane.Sound;
        Must(fits, $"{path}.interrupt", "can be duck on the sound lane only");
    }

    private void Element(LayoutElement element, string path)
    {
        Must(element.X is >= 0 and <= 1000, $"{path}.x", "must be 0 to 1000");
        Must(element.Y is >= 0 and <= 1000, $"{path}.y", "must be 0 to 1000");
        Must(element.Width is >= 1 and <= 1000, $"{path}.width", "must be 1 to 1000");
        Must(element.Height is >= 1 and <= 1000, $"{path}.height", "must be 1 to 1000");
        Must(element.Colour is null || Colours.IsHex(element.Colour), $"{path}.colour", "must be #rrggbb");
        var kind = element.Kind;
        Must(kind != LayoutKind.Countdown || element.Target is not null, $"{path}.target", "is needed by a countdown");
        Must(kind != LayoutKind.QrCode || element.Text is { Length: > 0 }, $"{path}.text", "is needed by a QR code");
        Must(kind != LayoutKind.Logo || element.File is not null, $"{path}.file", "is needed by a logo");
        if (element.File is { } file)
        {
            FileRef(file, $"{path}.file");
        }
    }

    private void Level(LevelSpan level, string path)
    {
        Must(level.From < level.Until, $"{path}.until", "must be after from");
        Must(level.Volume is null or (>= 0 and <= 100), $"{path}.volume", "must be 0 to 100");
        Must(level.Brightness is null or (>= 0 and <= 100), $"{path}.brightness", "must be 0 to 100");
    }

    private void TailLoop(string? loop, string path) =>
        Must(loop is null || _loops.Contains(loop), path, "must be the id of a loop");

    private void Overlaps(string path, IEnumerable<Part> parts)
    {
        foreach (var lane in parts.GroupBy(p => p.Lane))
        {
            var sorted = lane.OrderBy(p => p.From).ToList();
            for (var i = 1; i < sorted.Count; i++)
            {
                var (before, after) = (sorted[i - 1], sorted[i]);
                Must(before.Until <= after.From, $"{path}[{after.Index}]", $"overlaps {path}[{before.Index}]");
            }
        }
    }

    // A number of repeats that is out of range has been told already.
    private static IEnumerable<LaneSpan> Occurrences(LaneSpan span) =>
        span.Repeat is null or (>= 2 and <= LaneSpan.MostRepeats) ? span.Each() : [];

    private void Item(string item, string path)
    {
        Name(item, path);
        Must(_items.Add(item), path, "is the id of another item too");
    }

    private void FileRef(Sha256Hash file, string path) => Must(_files.Contains(file), path, "is not among the files");

    private void Name(string name, string path) => Must(NameRule.IsName(name), path, NameRule.Sentence);

    private void Optional(string? name, string path) =>
        Must(name is null || NameRule.IsName(name), path, NameRule.Sentence);

    private static bool IsMediaType(string type) =>
        type.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && !type.Any(char.IsWhiteSpace);

    private static bool IsRelative(string? src) =>
        src is null || (src.Length > 0 && !src.StartsWith('/') && !src.Contains('\\', StringComparison.Ordinal)
            && !src.Contains(':', StringComparison.Ordinal) && !src.Split('/').Contains(".."));

    /// <summary>A length that is out of range has been told already, and must not run out of the calendar
    /// here.</summary>
    private static Instant EndOf(Cue cue) => cue.At + Duration.FromMilliseconds(Math.Clamp(cue.LengthMs, 0, DayMs));

    private static void Each<T>(IReadOnlyList<T> list, string path, Action<T, string> check)
    {
        for (var i = 0; i < list.Count; i++)
        {
            check(list[i], $"{path}[{i}]");
        }
    }

    /// <summary>A stretch of a lane and the entry that it comes from.</summary>
    private readonly record struct Part(int Index, Lane Lane, Instant From, Instant Until);

    private void Must(bool holds, string path, string reason)
    {
        if (!holds)
        {
            _problems.Add(new ReadProblem(path, reason));
        }
    }
}
