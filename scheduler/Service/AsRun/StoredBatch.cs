using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// A stretch of a player's journal that counts: the records From to To of an upload whose body is kept as received.
/// Stretches of one player and epoch never overlap.
/// </summary>
public sealed class StoredBatch
{
    public long Id { get; set; }

    public required string PlayerId { get; set; }

    public long Epoch { get; set; }

    /// <summary>First sequence of the body.</summary>
    public long First { get; set; }

    /// <summary>First sequence that counts: what overlapped was here already.</summary>
    public long From { get; set; }

    /// <summary>Last sequence that counts.</summary>
    public long To { get; set; }

    /// <summary>Chain hash before <see cref="From"/>.</summary>
    public required byte[] ChainFrom { get; set; }

    /// <summary>Chain hash after <see cref="To"/>.</summary>
    public required byte[] ChainTo { get; set; }

    /// <summary>The endpoint that its records name; empty when none can be read.</summary>
    public string EndpointId { get; set; } = "";

    public Instant EarliestAt { get; set; }

    public Instant LatestAt { get; set; }

    public Instant Received { get; set; }

    /// <summary>The whole body, gzip.</summary>
    public required byte[] Body { get; set; }
}
