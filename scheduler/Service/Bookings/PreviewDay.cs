namespace Signage.Scheduler.Bookings;

/// <param name="Date">Local day.</param>
/// <param name="Plays">Planned plays on all its endpoints together.</param>
/// <param name="First">The first local times of day.</param>
public sealed record PreviewDay(string Date, int Plays, IReadOnlyList<string> First);
