using NodaTime;

namespace Signage.Scheduler.Storage;

/// <summary>One change of state: who, what, when, from where. Written in the transaction of the change
/// itself.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public Instant At { get; set; }

    /// <summary>The user, or <c>scheduler</c> where no person acted.</summary>
    public required string Who { get; set; }

    /// <summary>What was done, such as <c>asset.withdraw</c>.</summary>
    public required string What { get; set; }

    /// <summary>The id of what it was done to.</summary>
    public required string Subject { get; set; }

    public string Details { get; set; } = "";

    /// <summary>The address it came from, empty for the scheduler itself.</summary>
    public string From { get; set; } = "";
}
