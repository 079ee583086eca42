namespace Signage.Content.Players;

/// <summary>What is new. A player that does not know a topic pulls all the same.</summary>
public static class RingTopic
{
    public const string Order = "order";
    public const string Stop = "stop";
    public const string Takeover = "takeover";
    public const string Trust = "trust";
    public const string Watch = "watch";
    public const string Errand = "errand";

    /// <summary>Path of the hub.</summary>
    public const string HubPath = "/hubs/player";
}
