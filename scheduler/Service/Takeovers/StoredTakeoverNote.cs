namespace Signage.Scheduler.Takeovers;

/// <summary>A signed takeover or release; of an endpoint the one with the highest number counts.</summary>
public sealed class StoredTakeoverNote
{
    public required string EndpointId { get; set; }

    public long Number { get; set; }

    public required string TakeoverId { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
