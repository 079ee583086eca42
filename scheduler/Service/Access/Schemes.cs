namespace Signage.Scheduler.Access;

/// <summary>Names of the authentication schemes.</summary>
public static class Schemes
{
    /// <summary>The default: an API key when the request carries one, else the cookie.</summary>
    public const string Person = "Person";

    public const string ApiKey = "ApiKey";

    /// <summary>A player's short-lived token.</summary>
    public const string Player = "Player";
}
