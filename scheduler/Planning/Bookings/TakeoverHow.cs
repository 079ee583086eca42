namespace Signage.Planning.Bookings;

/// <summary>Instead of everything else while it is active.</summary>
/// <param name="Emergency">It breaks quiet hours, exams and closing times too.</param>
public sealed record TakeoverHow(bool Emergency) : How;
