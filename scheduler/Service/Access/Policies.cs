namespace Signage.Scheduler.Access;

/// <summary>Names of the authorization policies, for <c>RequireAuthorization(Policies.X)</c>.</summary>
public static class Policies
{
    /// <summary>Anybody signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Operator or admin.</summary>
    public const string Operator = "operator";

    /// <summary>Reviewer only.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Venue, operator or admin; what a venue's user sees is narrowed to the own venue by the
    /// endpoint.</summary>
    public const string Venue = "venue";

    /// <summary>Inspector, operator or admin.</summary>
    public const string Inspector = "inspector";

    /// <summary>Admin only.</summary>
    public const string Admin = "admin";

    /// <summary>A player's token, or anybody signed in.</summary>
    public const string PlayerOrUser = "player-or-user";
}
