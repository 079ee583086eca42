using System.Text.Json.Nodes;

namespace Signage.Cli.Demo;

/// <summary>What a player's status page says, in questions.</summary>
internal static class PlayerStatus
{
    /// <summary>An order runs and every file of it is there; an endpoint with nothing booked is ready too.</summary>
    internal static bool IsReady(JsonNode status) =>
        status["order"] is not null && status["missing"] is JsonArray { Count: 0 };

    /// <summary>It is ready, and shows what is planned or is dark by plan.</summary>
    internal static bool IsOnAir(JsonNode status) => IsReady(status) && (string?)status["screen"] is "on" or "dark";

    /// <summary>True when a lane plays the asset now.</summary>
    internal static bool Plays(JsonNode status, string asset) =>
        (status["on"] as JsonArray ?? []).Any(o => (string?)o!["asset"] == asset);

    /// <summary>What is on in a lane, or null.</summary>
    internal static JsonNode? On(JsonNode status, string lane) =>
        (status["on"] as JsonArray ?? []).FirstOrDefault(o => (string?)o!["lane"] == lane);
}
