namespace Signage.Scheduler.Players;

/// <summary>One word for how an endpoint stands.</summary>
public static class WallState
{
    /// <summary>In the order that a person should look at them.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["fault", "offline", "stopped", "card", "filler", "off", "unpaired", "dark", "idle", "on"];

    public static string Of(EndpointView endpoint) => endpoint.Link switch
    {
        "online" when endpoint is { Stop: not null, Screen: "off" } => "stopped",

        // A loudspeaker between two cues is meant to be silent.
        "online" when endpoint is { Width: null, On: [], Screen: null or "on" or "card" or "filler" } => "idle",
        "online" => endpoint.Screen is { } screen && All.Contains(screen, StringComparer.Ordinal) ? screen : "on",
        var link => link,
    };
}
