using NodaTime;
using Signage.Content.Airings;

namespace Signage.Scheduler.Why;

/// <summary>What really went out, with its evidence grade.</summary>
public sealed record WhyAired(string Title, Instant Start, Instant? End, EvidenceGrade Grade);
