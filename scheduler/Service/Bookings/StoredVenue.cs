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

    /// <summary>By how many seconds its bell is late; less than zero where it is early.</summary>
    public int BellOffsetSeconds { get; set; }

    /// <summary>A JSON array of <see cref="CountyHours"/>; null when it never closes.</summary>
    public string? HoursJson { get; set; }

    /// <summary>A JSON array of words; null: none.</summary>
    public string? TagsJson { get; set; }

    /// <summary>Id of its calendar.</summary>
    public string? Calendar { get; set; }

    /// <summary>A JSON array of <see cref="CountyQuiet"/>.</summary>
    public string? QuietJson { get; set; }

    /// <summary>A JSON array of <see cref="CountyLevel"/>.</summary>
    public string? LevelsJson { get; set; }
}
