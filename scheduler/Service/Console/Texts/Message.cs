namespace Signage.Scheduler.Texts;

/// <summary>One language's words for a code.</summary>
public sealed record Message(string Title, string Detail);
