namespace Signage.Scheduler.Library;

/// <summary>Something found in an upload that was taken all the same; its words are in <c>texts.json</c>.</summary>
public sealed record AssetWarning(string Code, params object[] Args);
