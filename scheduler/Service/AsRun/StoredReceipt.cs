namespace Signage.Scheduler.AsRun;

/// <summary>A receipt that was given.</summary>
public sealed class StoredReceipt
{
    public required string PlayerId { get; set; }

    public long Epoch { get; set; }

    public long Last { get; set; }

    public required byte[] Chain { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
