namespace Signage.Scheduler.Access;

/// <summary>Name and password, against an API key or the cookie.</summary>
public sealed record SignInRequest(string Name, string Password, bool ApiKey = false);
