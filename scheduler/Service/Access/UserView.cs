using NodaTime;

namespace Signage.Scheduler.Access;

/// <summary>A user as the API shows them.</summary>
public sealed record UserView(
    string Name,
    string Title,
    IReadOnlyList<string> Roles,
    string? Venue,
    string? Department,
    string? Township,
    Instant CreatedAt,
    Instant? LastSignInAt)
{
    public static UserView Of(User user, IEnumerable<string> roles) => new(
        user.Id,
        user.Title,
        [.. roles.Order(StringComparer.Ordinal)],
        user.Venue,
        user.Department,
        user.Township,
        user.CreatedAt,
        user.LastSignInAt);
}
