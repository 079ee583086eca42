namespace Signage.Scheduler.Why;

/// <summary>A part of what plans followed from, named by its content: what did not change is kept once.</summary>
public sealed class PlanPart
{
    public required string Sha256 { get; set; }

    /// <summary>JSON, deflated.</summary>
    public required byte[] Body { get; set; }
}
