namespace Signage.Scheduler.Approvals;

/// <summary>Where the administrator's root key is looked for at a first run.</summary>
public sealed record RootKeyFile(string Path);
