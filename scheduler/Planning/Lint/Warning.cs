using NodaTime;

namespace Signage.Planning.Lint;

/// <summary>Something that a person should know before a plan goes out.</summary>
/// <param name="Subject">The booking, asset, file, duty or endpoint that it is about.</param>
/// <param name="Endpoints">Where.</param>
/// <param name="Time">When first, where it has a time.</param>
/// <param name="Figure">How much: seconds of a hole, LU off, permille, times; by kind.</param>
public sealed record Warning(
    WarningKind Kind,
    string? Booking,
    string? Subject,
    IReadOnlyList<string> Endpoints,
    Interval? Time = null,
    double? Figure = null);
