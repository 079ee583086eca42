using NodaTime;

namespace Signage.Scheduler.Why;

/// <summary>What plans followed from, from an instant on: the hashes of four parts, most of which are shared.</summary>
public sealed class PlanRecord
{
    public long Id { get; set; }

    /// <summary>From when on it held, until the next record.</summary>
    public Instant At { get; set; }

    /// <summary>How many local days a plan reached.</summary>
    public int Days { get; set; }

    public required string Bookings { get; set; }

    public required string Places { get; set; }

    public required string Assets { get; set; }

    public required string Shows { get; set; }
}
