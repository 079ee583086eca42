using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Signage.Content.Journal;

/// <summary>
/// One line of a player's journal. Its stored bytes are hashed and signed; to check a record, hash those bytes and
/// never
/// write it anew. Fields that do not belong to a kind are null and not written.
/// </summary>
public sealed record JournalRecord
{
    public required RecordKind Kind { get; init; }

    /// <summary>The player's id, <c>local</c> when it is not paired.</summary>
    public required string Player { get; init; }

    /// <summary>From 1; a new one only when the journal was lost or damaged.</summary>
    public required long Epoch { get; init; }

    /// <summary>From 1, one more at each start of the player.</summary>
    public required long Boot { get; init; }

    /// <summary>From 1 in each epoch, without a hole, across boots.</summary>
    public required long Sequence { get; init; }

    public required string Endpoint { get; init; }

    /// <summary>When it happened, by the player's clock corrected by its offset to the server.</summary>
    public required Instant At { get; init; }

    /// <summary>The same by the monotonic clock, in milliseconds; comparable within one boot only.</summary>
    public required long MonoMs { get; init; }

    /// <summary><c>server</c> (offset measured), <c>system</c> (as found), <c>none</c> (not to be trusted).</summary>
    public required string Clock { get; init; }

    /// <summary>Half width of what the clock may be off, in milliseconds; null when unknown.</summary>
    public long? ClockErrorMs { get; init; }

    public Lane? Lane { get; init; }

    /// <summary>The item's id in the playlist.</summary>
    public string? Item { get; init; }

    public Sha256Hash? File { get; init; }

    /// <summary>The asset's id.</summary>
    public string? Asset { get; init; }

    /// <summary>The asset's title at the time, kept though it be edited or deleted later.</summary>
    public string? Title { get; init; }

    public string? Booking { get; init; }

    /// <summary>Number of the order (or of the takeover, where <see cref="Takeover"/> is true).</summary>
    public long? Order { get; init; }

    /// <summary>True when a takeover's playlist ran.</summary>
    public bool? Takeover { get; init; }

    public Sha256Hash? Playlist { get; init; }

    public Instant? PlannedStart { get; init; }

    /// <summary>Planned length in milliseconds.</summary>
    public long? PlannedMs { get; init; }

    /// <summary><c>start</c>: position in the file at which it began, in milliseconds; more than 0 when joined late or
    /// resumed.</summary>
    public long? OffsetMs { get; init; }

    /// <summary><c>end</c>, <c>unclean</c>: sequence of the <c>start</c> that is closed.</summary>
    public long? StartSequence { get; init; }

    /// <summary><c>end</c>: when it had started.</summary>
    public Instant? StartedAt { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>Frames that really reached the screen.</summary>
    public long? Frames { get; init; }

    /// <summary>Sample frames (one per channel, 48,000 a second) that really reached the speaker.</summary>
    public long? Samples { get; init; }

    /// <summary><c>end</c>: how often there was nothing to hand over, or a device ran dry, while it was on; where there
    /// are samples.</summary>
    public long? Underruns { get; init; }

    /// <summary><c>end</c>: root mean square of those samples in dBFS, to a tenth, 0 being a full square wave and -120
    /// silence; the volume is in it, the venue's own filters are not.</summary>
    public double? LevelDb { get; init; }

    /// <summary><c>run</c>: complete cycles.</summary>
    public long? Cycles { get; init; }

    /// <summary><c>run</c>: complete cycles by UTC hour, in order from the hour of <see cref="StartedAt"/>.</summary>
    public IReadOnlyList<long>? CyclesByHour { get; init; }

    /// <summary><c>screen</c>: <c>on</c>, <c>dark</c>, <c>filler</c>, <c>card</c>, <c>fault</c> or
    /// <c>off</c>.</summary>
    public string? State { get; init; }

    /// <summary>One word from a closed list of its kind: a refusal's code, a skip's cause.</summary>
    public string? Cause { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Text { get; init; }

    /// <summary><c>unclean</c>: bytes of the torn tail that was cut.</summary>
    public long? TornBytes { get; init; }

    /// <summary>The one line, without line feed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options);

    /// <summary>Reads a record; fields of a newer version are passed over.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out JournalRecord? record,
        [NotNullWhen(false)] out string? reason)
    {
        try
        {
            record = JsonSerializer.Deserialize<JournalRecord>(bytes, WireJson.Lenient);
            reason = record is null ? "the record is null" : null;
        }
        catch (JsonException e)
        {
            (record, reason) = (null, WireJson.ProblemOf<JournalRecord>(bytes, e).ToString());
        }

        return record is not null;
    }
}
