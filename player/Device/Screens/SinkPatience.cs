using Signage.Player.Link;

namespace Signage.Player.Screens;

/// <summary>How a device that failed is tried again.</summary>
/// <param name="Pauses">Between one try and the next; begun anew once it works.</param>
/// <param name="Steady">It works when this long nothing went wrong: a dead host often takes the first packets.</param>
internal sealed record SinkPatience(Backoff Pauses, TimeSpan Steady)
{
    public static SinkPatience Usual() =>
        new(new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10)), TimeSpan.FromSeconds(2));
}
