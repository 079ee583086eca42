using Signage.Content.Assets;

namespace Signage.Scheduler.Outlook;

/// <summary>The playlist that holds a day for an endpoint.</summary>
/// <param name="Published">It is what the endpoint was ordered to run; else it was planned for this question.</param>
public sealed record PlannedDay(ReadOnlyMemory<byte> Bytes, Sha256Hash Hash, bool Published);
