namespace Signage.Scheduler.Library;

/// <summary>A code and its words in the reader's language.</summary>
public sealed record CodeText(string Code, string Text);
