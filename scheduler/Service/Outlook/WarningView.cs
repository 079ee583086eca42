using NodaTime;
using Signage.Planning.Lint;

namespace Signage.Scheduler.Outlook;

/// <summary>Something to know before a plan goes out, in the reader's language.</summary>
/// <param name="Mend">What to do about it.</param>
/// <param name="Endpoints">Where.</param>
/// <param name="From">When first, where it has a time.</param>
public sealed record WarningView(
    WarningKind Kind,
    string Text,
    string Mend,
    string? Booking,
    IReadOnlyList<string> Endpoints,
    Instant? From,
    Instant? Until,
    double? Figure);
