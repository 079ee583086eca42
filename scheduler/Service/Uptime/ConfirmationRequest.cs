using NodaTime;

namespace Signage.Scheduler.Uptime;

/// <summary>A venue confirms or disputes.</summary>
/// <param name="Venue">The venue; its own user only.</param>
/// <param name="From">First local day.</param>
/// <param name="Until">Last local day, included.</param>
/// <param name="Verdict"><c>confirm</c> or <c>dispute</c>.</param>
/// <param name="Endpoint">One endpoint; null for all of the venue.</param>
/// <param name="Reason">Needed by a dispute.</param>
public sealed record ConfirmationRequest(
    string Venue, LocalDate From, LocalDate Until, string Verdict, string? Endpoint = null, string? Reason = null);
