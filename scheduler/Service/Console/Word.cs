namespace Signage.Scheduler.Console;

/// <summary>One text of a page in both languages.</summary>
public sealed record Word(string Zh, string En);
