using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;

namespace Signage.Content.Playlists;

/// <summary>
/// The compiled document that a player runs (<c>playlist.schema.json</c>). It holds instants and lengths only, no time
/// zones; it is
/// unsigned, immutable and named by the SHA-256 of its bytes, so all endpoints that show the same share one.
/// </summary>
public sealed record Playlist
{
    public const string FormatName = "signage-playlist-1";

    /// <summary>Most bytes of a document.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public required string Format { get; init; }

    /// <summary>For people.</summary>
    public string? Title { get; init; }

    /// <summary>First instant that is planned.</summary>
    public required Instant From { get; init; }

    /// <summary>First instant that is not planned any more.</summary>
    public required Instant Until { get; init; }

    /// <summary>Every file that an item names, once.</summary>
    public required IReadOnlyList<PlaylistFile> Files { get; init; }

    public IReadOnlyList<Loop> Loops { get; init; } = [];

    /// <summary>Of one lane they do not overlap; where none is, the lane shows filler.</summary>
    public IReadOnlyList<LaneSpan> Spans { get; init; } = [];

    public IReadOnlyList<Cue> Cues { get; init; } = [];

    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    public IReadOnlyList<LayoutElement> Layout { get; init; } = [];

    public IReadOnlyList<LevelSpan> Levels { get; init; } = [];

    public Tail? Tail { get; init; }

    /// <summary>The bytes that are stored, served and hashed. The same playlist gives the same bytes.</summary>
    public byte[] ToBytes() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);

    /// <summary>The one reader of playlists. What is wrong comes back as path and reason, all of it at once where it
    /// can be.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Playlist? playlist, out IReadOnlyList<ReadProblem> problems)
        => TryRead(bytes, lenient: false, out playlist, out problems);

    /// <summary>The same, but fields that this version does not know are passed over: for a player, whose scheduler may
    /// be newer. Its bytes are named by their hash as they are, with those fields.</summary>
    public static bool TryReadLeniently(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Playlist? playlist, out IReadOnlyList<ReadProblem> problems)
        => TryRead(bytes, lenient: true, out playlist, out problems);

    private static bool TryRead(
        ReadOnlySpan<byte> bytes,
        bool lenient,
        [NotNullWhen(true)] out Playlist? playlist,
        out IReadOnlyList<ReadProblem> problems)
    {
        playlist = null;
        if (bytes.Length > MaxBytes)
        {
            problems = [new ReadProblem("$", $"has {bytes.Length} bytes, at most {MaxBytes} are taken")];
            return false;
        }

        var shaped = lenient
            ? WireJson.TryReadLeniently<Playlist>(bytes, out var read, out problems)
            : WireJson.TryRead(bytes, out read, out problems);
        if (!shaped)
        {
            return false;
        }

        problems = PlaylistCheck.Check(read!);
        playlist = problems.Count == 0 ? read : null;
        return playlist is not null;
    }

    /// <summary>The occurrences of all spans, in the order of the spans.</summary>
    public IEnumerable<LaneSpan> EachSpan() => Spans.SelectMany(s => s.Each());

    /// <summary>The file of that name, or null.</summary>
    public PlaylistFile? FileOf(Sha256Hash hash) => Files.FirstOrDefault(f => f.Sha256 == hash);

    /// <summary>The loop of that id, or null.</summary>
    public Loop? LoopOf(string? id) => id is null ? null : Loops.FirstOrDefault(l => l.Id == id);
}
