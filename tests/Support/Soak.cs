using NodaTime;

namespace Signage.Tests.Support;

/// <summary>
/// A soak has its machine to itself and holds the figures that are promised. The suite shares its machine with
/// whoever else is there, so that it holds what must be true however slow that is.
/// </summary>
public static class Soak
{
    private const int Slack = 20;

    public static bool IsOn => Environment.GetEnvironmentVariable("SIGNAGE_SOAK") == "1";

    /// <summary>What is promised in a soak; many times that in the suite.</summary>
    public static Duration Bound(Duration promised) => IsOn ? promised : promised * Slack;

    /// <inheritdoc cref="Bound(Duration)"/>
    public static TimeSpan Bound(TimeSpan promised) => IsOn ? promised : promised * Slack;
}
