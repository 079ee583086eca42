using NodaTime;
using Signage.Planning.Lint;

namespace Signage.Scheduler.Outlook;

/// <summary>Something to know before a plan goes out, in the reader's language.</summary>
/// <param name="Mend">What to do about it.</param>
/// <param name="Booking">The booking to look at.</param>
/// <param name="Subject">The booking, asset, duty or endpoint that it is about.</param>
public sealed record WarningView(
    WarningKind Kind,
    string Text,
    string Mend,
    string? Booking,
    string? BookingTitle,
    string? Subject,
    IReadOnlyList<string> Endpoints,
    Instant? From,
    Instant? Until,
    double? Figure);
