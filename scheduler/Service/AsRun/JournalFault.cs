using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>A record that could not simply be stored; its bytes are kept.</summary>
public sealed class JournalFault
{
    /// <summary>A record that is stored already came again with another hash: both are kept.</summary>
    public const string Fork = "fork";

    /// <summary>A record that cannot be read.</summary>
    public const string Quarantine = "quarantine";

    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string Player { get; set; }

    public required string Endpoint { get; set; }

    public long Epoch { get; set; }

    public long Sequence { get; set; }

    public required byte[] Record { get; set; }

    public required string Reason { get; set; }

    public Instant Received { get; set; }
}
