using NodaTime;

namespace Signage.Scheduler.Jobs;

/// <summary>Work that runs by the clock.</summary>
/// <param name="Work"><c>plan</c> or <c>sweep</c>.</param>
/// <param name="LastAt">When it was last begun; null before the first time.</param>
/// <param name="Succeeded">Whether that ended well; null while it runs or has never run.</param>
/// <param name="NextAt">When it is due.</param>
public sealed record RecurringView(string Work, Instant? LastAt, bool? Succeeded, Instant? NextAt);
