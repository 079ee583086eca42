namespace Signage.Scheduler.Calendars;

/// <summary>What a change of calendar does to a venue.</summary>
/// <param name="Endpoints">How many endpoints stand there.</param>
public sealed record MovedVenue(string Id, string Title, int Endpoints, IReadOnlyList<MovedDayView> Days);
