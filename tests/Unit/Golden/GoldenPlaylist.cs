using Signage.Content.Assets;
using Signage.Content.Playlists;
using static Signage.Tests.Unit.Golden.GoldenSet;

namespace Signage.Tests.Unit.Golden;

/// <summary>A day of a lobby screen that uses every field of the playlist at least once.</summary>
internal static class GoldenPlaylist
{
    internal static Playlist Create() => new()
    {
        Format = Playlist.FormatName,
        Title = "大堂电视 11 月 23 日",
        From = At("2026-11-23T00:00:00.000Z"),
        Until = At("2026-11-24T00:00:00.000Z"),
        Files = Files(),
        Loops = Loops(),
        Spans = Spans(),
        Cues = Cues(),
        Triggers = Triggers(),
        Layout = Layout(),
        Levels =
        [
            new LevelSpan
            {
                From = At("2026-11-23T00:00:00.000Z"),
                Until = At("2026-11-23T04:00:00.000Z"),
                Volume = 60,
                Brightness = 80,
            },
        ],
        Tail = new Tail { Picture = "main", Ticker = "slogans", Sound = "spoken" },
    };

    private static PlaylistFile[] Files() =>
    [
        File("clip", "anti-fraud-clip", AssetKind.Clip, "video/mp4") with
        {
            LengthMs = 15000, Width = 1280, Height = 720, Src = "media/clip.mp4",
        },
        File("film", "anti-fraud-film", AssetKind.Film, "video/mp4") with
        {
            LengthMs = 30000, Width = 1920, Height = 1080,
        },
        File("poster", "anti-fraud-poster", AssetKind.Image, "image/png") with { Width = 1920, Height = 1080 },
        File("spoken", "anti-fraud-spoken", AssetKind.Sound, "audio/mpeg") with { LengthMs = 45000 },
        File("slogan", "anti-fraud-96110", AssetKind.Slogan, SloganDocument.MediaType) with { Sha256 = SloganFile },
    ];

    private static PlaylistFile File(string words, string asset, AssetKind kind, string type) => new()
    {
        Sha256 = FileNamed(words),
        Asset = asset,
        Kind = kind,
        Title = $"反诈 {words}",
        Type = type,
        Bytes = 1_048_576,
    };

    private static Loop[] Loops() =>
    [
        new()
        {
            Id = "main",
            Slots =
            [
                Slot("item-1", FileNamed("clip"), 15000) with { Booking = "winter-campaign" },
                Slot("item-2", FileNamed("poster"), 10000) with { Own = true },
            ],
            OwnShare = 400,
        },
        new() { Id = "slogans", Slots = [Slot("item-3", SloganFile, 20000)] },
        new() { Id = "spoken", Slots = [Slot("item-4", FileNamed("spoken"), 45000)] },
    ];

    private static Slot Slot(string item, Sha256Hash file, long lengthMs) =>
        new() { Item = item, File = file, LengthMs = lengthMs };

    private static LaneSpan[] Spans() =>
    [
        Span(Lane.Picture, "2026-11-23T00:00:00.000Z", "2026-11-23T10:00:00.000Z") with
        {
            Loop = "main", Anchor = At("2026-11-23T00:00:05.000Z"),
        },
        Span(Lane.Picture, "2026-11-23T10:00:00.000Z", "2026-11-24T00:00:00.000Z") with { Dark = true },
        Span(Lane.Ticker, "2026-11-23T00:00:00.000Z", "2026-11-23T10:00:00.000Z") with
        {
            Loop = "slogans", Anchor = At("2026-11-23T00:00:00.000Z"),
        },
    ];

    private static LaneSpan Span(Lane lane, string from, string until) =>
        new() { Lane = lane, From = At(from), Until = At(until) };

    private static Cue[] Cues() =>
    [
        Cue("item-5", Lane.Picture, "film", "2026-11-23T02:00:00.000Z", 30000) with
        {
            Interrupt = Interrupt.Pause, Booking = "noon-film",
        },
        Cue("item-6", Lane.Picture, "clip", "2026-11-23T06:44:40.000Z", 15000) with
        {
            EndBy = At("2026-11-23T06:44:55.000Z"), Show = "hall-1-0645",
        },
        Cue("item-7", Lane.Sound, "spoken", "2026-11-23T03:00:00.000Z", 45000) with { Interrupt = Interrupt.Duck },
    ];

    private static Cue Cue(string item, Lane lane, string words, string at, long lengthMs) => new()
    {
        Item = item,
        Lane = lane,
        File = FileNamed(words),
        At = At(at),
        LengthMs = lengthMs,
        Interrupt = Interrupt.Stop,
    };

    private static Trigger[] Triggers() =>
    [
        new()
        {
            Event = "transfer-begins",
            Lane = Lane.Sound,
            Slots = [Slot("item-8", FileNamed("spoken"), 45000)],
            Interrupt = Interrupt.Stop,
            Show = "hall-1-0645",
        },
    ];

    private static LayoutElement[] Layout() =>
    [
        Element(LayoutKind.Logo, 20, 20) with { File = FileNamed("poster") },
        Element(LayoutKind.Clock, 880, 20) with { Colour = "#ffffff" },
        Element(LayoutKind.QrCode, 880, 800) with { Text = "https://example.org/96110" },
        Element(LayoutKind.Countdown, 20, 800) with
        {
            Text = "距国家安全教育日", Target = At("2027-04-15T00:00:00.000Z"),
        },
    ];

    private static LayoutElement Element(LayoutKind kind, int x, int y) =>
        new() { Kind = kind, X = x, Y = y, Width = 100, Height = 60 };
}
