namespace Signage.Scheduler.Players;

/// <summary>Somebody looks at these endpoints; null for all that the person sees.</summary>
public sealed record WatchRequest(IReadOnlyList<string>? Endpoints = null);
