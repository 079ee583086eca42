using NodaTime;

namespace Signage.Scheduler.Publishing;

/// <summary>A signed order; of an endpoint the one with the highest number counts.</summary>
public sealed class StoredOrder
{
    public required string EndpointId { get; set; }

    public long Number { get; set; }

    public required string Playlist { get; set; }

    public Instant Issued { get; set; }

    public Instant ValidUntil { get; set; }

    /// <summary>The whole signed note.</summary>
    public required string Note { get; set; }
}
