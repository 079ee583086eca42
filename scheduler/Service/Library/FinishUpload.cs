namespace Signage.Scheduler.Library;

/// <param name="Sha256">What the file should hash to, where the sender knows.</param>
public sealed record FinishUpload(string? Sha256 = null);
