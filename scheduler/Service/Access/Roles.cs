namespace Signage.Scheduler.Access;

/// <summary>What people may be. An admin may do all that an operator may, but approves nothing without being a
/// reviewer.</summary>
public static class Roles
{
    public const string Operator = "operator";
    public const string Reviewer = "reviewer";
    public const string Venue = "venue";
    public const string Inspector = "inspector";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Operator, Reviewer, Venue, Inspector, Admin];
}
