namespace Signage.Scheduler.Library;

/// <summary>Why an upload cannot become an asset; its words are in <c>texts.json</c>.</summary>
public sealed record IngestRefusal(string Code, params object[] Args);
