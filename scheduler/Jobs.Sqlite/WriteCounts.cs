namespace Signage.Hangfire.SQLite;

/// <summary>What the writer has done since the storage was opened.</summary>
/// <param name="Requests">Calls that changed something: each is one transaction to its caller.</param>
/// <param name="Commits">Commits to the file; less than the requests where several shared one.</param>
public readonly record struct WriteCounts(long Requests, long Commits);
