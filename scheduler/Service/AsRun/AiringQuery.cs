using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>Which airings.</summary>
/// <param name="Endpoints">Endpoints that the asker may see; null for all.</param>
/// <param name="From">Started at or after.</param>
/// <param name="Until">Started before.</param>
/// <param name="Outcome">Only this outcome; <c>on</c> for those without an end.</param>
/// <param name="Page">From 0, newest first.</param>
public sealed record AiringQuery(
    IReadOnlyCollection<string>? Endpoints, Instant From, Instant Until, string? Outcome = null, int Page = 0)
{
    public const int PageSize = 500;
}
