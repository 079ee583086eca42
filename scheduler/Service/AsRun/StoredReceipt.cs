using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>The newest receipt of a player's epoch.</summary>
public sealed class StoredReceipt
{
    public required string Player { get; set; }

    public long Epoch { get; set; }

    public long Last { get; set; }

    public required string Note { get; set; }

    public Instant Issued { get; set; }
}
