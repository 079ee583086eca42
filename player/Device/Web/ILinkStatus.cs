using Signage.Content.Assets;

namespace Signage.Player.Web;

/// <summary>What the status page wants to know of the way to the scheduler.</summary>
internal interface ILinkStatus
{
    string State { get; }

    string? LastRefusal { get; }

    long? StopNumber { get; }

    long Receipted { get; }

    IReadOnlyList<Sha256Hash> Missing { get; }
}
