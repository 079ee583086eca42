using NodaTime;

namespace Signage.Scheduler.Takeovers;

/// <summary>Content that replaces the plan on chosen endpoints until it ends or is released.</summary>
public sealed class StoredTakeover
{
    public required string Id { get; set; }

    public required string AssetId { get; set; }

    public required string By { get; set; }

    public Instant From { get; set; }

    public Instant Until { get; set; }

    public Instant? ReleasedAt { get; set; }

    public List<StoredTakeoverNote> Notes { get; } = [];
}
