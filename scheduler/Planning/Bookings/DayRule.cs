namespace Signage.Planning.Bookings;

/// <summary>On which of the venue's days a booking plays.</summary>
public enum DayRule
{
    EveryDay,

    /// <summary>School days, make-up days among them; without a calendar Monday to Friday.</summary>
    WorkingDays,

    /// <summary>All others.</summary>
    RestDays,
}
