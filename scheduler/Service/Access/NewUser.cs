namespace Signage.Scheduler.Access;

/// <summary>A user to be made.</summary>
public sealed record NewUser(
    string Name,
    IReadOnlyList<string> Roles,
    string? Title = null,
    string? Venue = null,
    string? Department = null,
    string? Township = null);
