using NodaTime;
using Signage.Scheduler.Library;

namespace Signage.Scheduler.Jobs;

/// <summary>A job that has not ended well yet, as people see it.</summary>
/// <param name="Id">The job's id in its storage.</param>
/// <param name="Work"><c>ingest</c>, <c>plan</c> or <c>sweep</c>.</param>
/// <param name="Subject">The asset's id, where it is about one.</param>
/// <param name="Title">The asset's title.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>retrying</c> or <c>failed</c>.</param>
/// <param name="Try">How many tries have begun or wait to begin, from 1.</param>
/// <param name="Tries">How many there are at most.</param>
/// <param name="NextAt">When it is tried again, where it waits for that.</param>
/// <param name="Trouble">Why its last try failed.</param>
public sealed record JobView(
    string Id,
    string Work,
    string? Subject,
    string? Title,
    string State,
    int Try,
    int Tries,
    Instant? NextAt,
    CodeText? Trouble);
