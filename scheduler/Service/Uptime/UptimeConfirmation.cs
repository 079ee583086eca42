using NodaTime;

namespace Signage.Scheduler.Uptime;

/// <summary>
/// A venue's own word on its screens' uptime: it confirms a stretch of days, or disputes it with a reason.
/// </summary>
public sealed class UptimeConfirmation
{
    public const string Confirmed = "confirm";
    public const string Disputed = "dispute";

    public long Id { get; set; }

    public required string Venue { get; set; }

    /// <summary>One endpoint; null for all of the venue.</summary>
    public string? Endpoint { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Included.</summary>
    public LocalDate Until { get; set; }

    /// <summary><see cref="Confirmed"/> or <see cref="Disputed"/>.</summary>
    public required string Verdict { get; set; }

    public string Reason { get; set; } = "";

    public required string By { get; set; }

    public Instant At { get; set; }

    /// <summary>
    /// What the figures were at that moment: JSON by endpoint, kept though late journals may change them.
    /// </summary>
    public required string Figures { get; set; }
}
