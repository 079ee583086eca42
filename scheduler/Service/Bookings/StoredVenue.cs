namespace Signage.Scheduler.Bookings;

/// <summary>A place, as the county file says it.</summary>
public sealed class StoredVenue
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public required string Department { get; set; }

    public required string Township { get; set; }

    /// <summary>IANA name of the time zone.</summary>
    public required string Zone { get; set; }

    /// <summary>A JSON array of <see cref="CountyHours"/>; null when it never closes.</summary>
    public string? HoursJson { get; set; }
}
