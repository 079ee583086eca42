using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>A record that could not be read: its bytes wait for a reader that can.</summary>
public sealed class StoredQuarantine
{
    public required string PlayerId { get; set; }

    public long Epoch { get; set; }

    public long Sequence { get; set; }

    public required byte[] Record { get; set; }

    public required string Reason { get; set; }

    public Instant Received { get; set; }
}
