using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>
/// A stretch of a player's journal as it was received. Ranges of a player's epoch never overlap; where a batch repeats
/// what is stored already, only its new rest counts, and the body is kept whole because it is signed as a whole.
/// </summary>
public sealed class StoredBatch
{
    public long Id { get; set; }

    public required string Player { get; set; }

    public required string Endpoint { get; set; }

    public long Epoch { get; set; }

    /// <summary>First sequence that this row stands for.</summary>
    public long First { get; set; }

    /// <summary>Last sequence that this row stands for.</summary>
    public long Last { get; set; }

    /// <summary>First sequence in the body.</summary>
    public long BodyFirst { get; set; }

    /// <summary>Chain hash after <see cref="Last"/>.</summary>
    public required byte[] Chain { get; set; }

    /// <summary>Earliest and latest instant of its records; for finding it by time.</summary>
    public Instant From { get; set; }

    public Instant Until { get; set; }

    /// <summary>Whether a record of it says that the player booted or what its screen does; for finding the state that
    /// still holds at an instant.</summary>
    public bool TellsScreen { get; set; }

    public Instant Received { get; set; }

    /// <summary>The body as received, deflated.</summary>
    public required byte[] Body { get; set; }
}
