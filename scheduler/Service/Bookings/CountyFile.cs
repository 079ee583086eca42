namespace Signage.Scheduler.Bookings;

/// <summary>The county file: venues and their endpoints, added or changed by id.</summary>
/// <param name="Title">The county's name.</param>
public sealed record CountyFile(IReadOnlyList<CountyVenue> Venues, string? Title = null);
