namespace Signage.Planning.Bookings;

/// <summary>The way in which a booking plays.</summary>
public abstract record How;
