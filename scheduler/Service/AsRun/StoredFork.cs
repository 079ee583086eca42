using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>A signed record that says otherwise than the one stored under its sequence. Both are kept.</summary>
public sealed class StoredFork
{
    public required string PlayerId { get; set; }

    public long Epoch { get; set; }

    public long Sequence { get; set; }

    /// <summary>Leaf hash of the record, hex.</summary>
    public required string Hash { get; set; }

    public required byte[] Record { get; set; }

    /// <summary>The signed note of the batch that it came in.</summary>
    public required string Note { get; set; }

    public Instant Received { get; set; }
}
