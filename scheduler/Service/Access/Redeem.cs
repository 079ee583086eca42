namespace Signage.Scheduler.Access;

/// <summary>A one-time code, against an API key or the cookie.</summary>
public sealed record Redeem(string Code, bool ApiKey = false);
