namespace Signage.Scheduler.Players;

/// <summary>One word for how an endpoint stands.</summary>
public static class WallState
{
    /// <summary>In the order that a person should look at them.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["fault", "offline", "stopped", "card", "filler", "off", "unpaired", "dark", "idle", "pending", "on"];

    public static string Of(EndpointView endpoint) => endpoint.Link switch
    {
        "online" when endpoint is { Stop: not null, Screen: "off" } => "stopped",

        // A loudspeaker between two cues is meant to be silent.
        "online" when endpoint is { Width: null, On: [], Screen: null or "on" or "card" or "filler" } => "idle",
        "online" when endpoint.Screen is { } screen and not "on" && All.Contains(screen, StringComparer.Ordinal) =>
            screen,

        // What a player says of itself is no proof.
        "online" => endpoint.Proven == true ? "on" : "pending",
        var link => link,
    };
}
