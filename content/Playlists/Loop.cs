namespace Signage.Content.Playlists;

/// <summary>A fixed cycle of slots. The cycle's length is the sum of theirs.</summary>
public sealed record Loop
{
    /// <summary>Unique among the playlist's loops.</summary>
    public required string Id { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    /// <summary>Share of the cycle that the venue's own content may take, in thousandths, 0 to 1000.</summary>
    public int? OwnShare { get; init; }

    /// <summary>Sum of the slots' lengths in milliseconds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long CycleMs => Slots.Sum(s => s.LengthMs);
}
