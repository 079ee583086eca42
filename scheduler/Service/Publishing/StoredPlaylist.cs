using NodaTime;

namespace Signage.Scheduler.Publishing;

/// <summary>A playlist that was published; its bytes are a file named by the hash.</summary>
public sealed class StoredPlaylist
{
    public required string Sha256 { get; set; }

    public long Bytes { get; set; }

    public Instant MadeAt { get; set; }
}
