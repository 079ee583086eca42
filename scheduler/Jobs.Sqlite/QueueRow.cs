namespace Signage.Hangfire.SQLite;

/// <summary>A job in a queue.</summary>
/// <param name="Id">Its place: smaller ids come first.</param>
internal readonly record struct QueueRow(long Id, string Queue, long JobId);
