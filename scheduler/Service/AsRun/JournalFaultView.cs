using NodaTime;

namespace Signage.Scheduler.AsRun;

/// <summary>A hole in, or an oddity of, a player's journal.</summary>
/// <param name="Kind"><c>gap</c>, <c>fork</c> or <c>quarantine</c>.</param>
public sealed record JournalFaultView(
    string Kind, string Endpoint, string Player, long Epoch, long First, long Last, string Reason, Instant Received);
