namespace Signage.Scheduler.Access;

/// <summary>Who is signed in now.</summary>
/// <param name="User">The name.</param>
/// <param name="Roles">See <see cref="Access.Roles"/>.</param>
/// <param name="ApiKey">A new key, when one was asked for; it is shown this once.</param>
public sealed record SignedIn(string User, IReadOnlyList<string> Roles, string? ApiKey);
