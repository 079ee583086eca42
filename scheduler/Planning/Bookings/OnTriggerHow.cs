namespace Signage.Planning.Bookings;

/// <summary>When a named event reaches the player; the assets follow each other.</summary>
public sealed record OnTriggerHow(string Event, Entry Entry) : How;
