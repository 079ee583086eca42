namespace Signage.Content.Players;

/// <summary>What the hub may call on a player. A ring carries nothing: the player pulls <see cref="PlayerState"/> over
/// HTTP.</summary>
public interface IPlayerClient
{
    /// <param name="topic">One of <see cref="RingTopic"/>.</param>
    Task Ring(string topic);
}
