using NodaTime;
using Signage.Content.Journal;

namespace Signage.Scheduler.AsRun;

/// <summary>One stored record.</summary>
/// <param name="Receipted">True when a receipt covers it.</param>
public sealed record JournalEntry(JournalRecord Record, Instant Received, bool Receipted);
