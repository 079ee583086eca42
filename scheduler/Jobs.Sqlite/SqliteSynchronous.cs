namespace Signage.Hangfire.SQLite;

/// <summary>What a commit waits for.</summary>
public enum SqliteSynchronous
{
    /// <summary>A commit is on the disk before its caller goes on: a power cut loses nothing acknowledged.</summary>
    Full,

    /// <summary>
    /// Commits are on the disk at the next checkpoint: a killed process loses nothing, a power cut may lose the last
    /// commits. The file stays whole either way.
    /// </summary>
    Normal,
}
