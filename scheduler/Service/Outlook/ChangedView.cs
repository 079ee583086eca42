using Signage.Content.Assets;

namespace Signage.Scheduler.Outlook;

/// <summary>An endpoint that a plan gives another playlist.</summary>
/// <param name="Before">Null: it has none yet.</param>
public sealed record ChangedView(string Endpoint, Sha256Hash? Before, Sha256Hash After);
