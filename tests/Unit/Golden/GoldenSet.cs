using System.Text;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Tests.Support;

namespace Signage.Tests.Unit.Golden;

/// <summary>
/// The values whose bytes lie beside this file. The bytes were committed once and checked by <c>verify.py</c>, which
/// shares
/// nothing with our C#. A change here that changes them is a change of the format: it needs a new version word.
/// </summary>
internal static class GoldenSet
{
    internal const string Endpoint = "lobby-tv-1";

    internal static readonly Instant Issued = At("2026-11-23T08:00:00.000Z");

    internal static SigningKey RootKey { get; } = Keys.Of("root");

    internal static SigningKey SchedulerKey { get; } = Keys.Of("scheduler");

    internal static SigningKey Wang { get; } = Keys.Of("wang");

    internal static SigningKey Zhao { get; } = Keys.Of("zhao");

    internal static SigningKey PlayerKey { get; } = Keys.Player("golden player");

    internal static SloganDocument TheSlogan { get; } = new()
    {
        Text = "不轻信、不透露、不转账，遇诈骗速拨 96110",
        Style = new SloganStyle { Colour = "#ffffff", Ground = "#004488", Speed = 0.75 },
    };

    internal static Sha256Hash SloganFile { get; } = Sha256Hash.Of(TheSlogan.ToBytes());

    internal static Playlist ThePlaylist { get; } = GoldenPlaylist.Create();

    internal static Order TheOrder { get; } = new(
        Endpoint, 17, Sha256Hash.Of(ThePlaylist.ToBytes()), Issued, At("2026-12-07T08:00:00.000Z"));

    internal static TakeoverNote TakeoverOn { get; } = new(
        Endpoint, 3, FileNamed("takeover playlist"), Issued, At("2026-11-23T08:30:00.000Z"));

    internal static TakeoverNote TakeoverReleased { get; } = new(
        Endpoint, 4, null, At("2026-11-23T08:10:00.000Z"), At("2026-11-23T08:30:00.000Z"));

    internal static Trust TheTrust { get; } = new(
        2, Issued, [SchedulerKey.Verifier], [Wang.Verifier, Zhao.Verifier]);

    internal static Approval TheApproval { get; } = new(
        "anti-fraud-96110", "li", "wang", At("2026-11-22T09:15:30.250Z"), [SloganFile, FileNamed("poster")]);

    internal static StopList TheStopList { get; } = new(
        5,
        Issued,
        new Dictionary<Sha256Hash, string> { [FileNamed("old clip")] = "old-clip", [FileNamed("old mp3")] = "old-mp3" },
        new HashSet<string>(StringComparer.Ordinal) { "bus-led-7", "bus-led-12" });

    internal static IReadOnlyList<JournalRecord> Records { get; } = [Boot(), Start(), End()];

    internal static IReadOnlyList<ReadOnlyMemory<byte>> RecordBytes { get; } =
        [.. Records.Select(r => new ReadOnlyMemory<byte>(r.ToBytes()))];

    internal static Receipt TheReceipt { get; } = new(
        PlayerKey.Name,
        1,
        3,
        JournalChain.Over(JournalChain.Start(PlayerKey.Name, 1), RecordBytes),
        At("2026-11-23T08:00:21.500Z"));

    /// <summary>Each golden file's name, and the code's bytes for it.</summary>
    internal static IReadOnlyDictionary<string, Func<byte[]>> Files { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["keys.txt"] = KeyList,
        ["order.note"] = () => Signed(TheOrder.ToText(), SchedulerKey),
        ["takeover-on.note"] = () => Signed(TakeoverOn.ToText(), SchedulerKey),
        ["takeover-released.note"] = () => Signed(TakeoverReleased.ToText(), SchedulerKey),
        ["trust.note"] = () => Signed(TheTrust.ToText(), RootKey),
        ["approval.note"] = () => Signed(TheApproval.ToText(), Wang),
        ["stop.note"] = () => Signed(TheStopList.ToText(), SchedulerKey),
        ["receipt.note"] = () => Signed(TheReceipt.ToText(), SchedulerKey),
        ["slogan.json"] = TheSlogan.ToBytes,
        ["playlist.json"] = ThePlaylist.ToBytes,
        ["1-00000000000000000001.journal"] = Segment,
        ["1-1.batch"] = () => BatchBody.Write(PlayerKey, 1, 1, JournalChain.Start(PlayerKey.Name, 1), RecordBytes),
    };

    internal static string PathOf(string name) => Repository.At($"tests/Unit/Golden/{name}");

    internal static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    internal static string ReadText(string name) => File.ReadAllText(PathOf(name));

    internal static Instant At(string text) =>
        InstantText.TryParse(text, out var instant) ? instant : throw new ArgumentException(text, nameof(text));

    /// <summary>The name of a file that holds these words.</summary>
    internal static Sha256Hash FileNamed(string words) => Sha256Hash.Of(Encoding.UTF8.GetBytes(words));

    internal static byte[] Segment()
    {
        var chain = JournalChain.Start(PlayerKey.Name, 1);
        var segment = new List<byte>();
        foreach (var record in RecordBytes)
        {
            chain = JournalChain.Next(chain, record.Span);
            segment.AddRange(JournalFrame.Write(record.Span, chain));
        }

        return [.. segment];
    }

    private static byte[] KeyList()
    {
        SigningKey[] keys = [RootKey, SchedulerKey, Wang, Zhao, PlayerKey];
        return Encoding.UTF8.GetBytes(string.Concat(keys.Select(k => $"{k.Verifier}\n")));
    }

    private static byte[] Signed(string text, SigningKey key) =>
        Encoding.UTF8.GetBytes(SignedNote.Sign(text, key).Whole);

    private static JournalRecord Boot() => new()
    {
        Kind = RecordKind.Boot,
        Player = PlayerKey.Name,
        Epoch = 1,
        Boot = 1,
        Sequence = 1,
        Endpoint = Endpoint,
        At = Issued,
        MonoMs = 0,
        Clock = "system",
        Text = "播放器启动",
    };

    private static JournalRecord Start() => Boot() with
    {
        Kind = RecordKind.Start,
        Sequence = 2,
        At = At("2026-11-23T08:00:05.020Z"),
        MonoMs = 5020,
        Clock = "server",
        ClockErrorMs = 12,
        Lane = Lane.Picture,
        Item = "item-1",
        File = FileNamed("clip"),
        Asset = "anti-fraud-clip",
        Title = "反诈公益广告",
        Booking = "winter-campaign",
        Order = 17,
        Playlist = Sha256Hash.Of(ThePlaylist.ToBytes()),
        PlannedStart = At("2026-11-23T08:00:05.000Z"),
        PlannedMs = 15000,
        OffsetMs = 20,
        Text = null,
    };

    private static JournalRecord End() => Start() with
    {
        Kind = RecordKind.End,
        Sequence = 3,
        At = At("2026-11-23T08:00:20.000Z"),
        MonoMs = 20000,
        OffsetMs = null,
        StartSequence = 2,
        StartedAt = At("2026-11-23T08:00:05.020Z"),
        Outcome = Outcome.Cut,
        Frames = 374,
        Samples = 719040,
    };
}
