using Signage.Content.Assets;

namespace Signage.Scheduler.Outlook;

/// <summary>An endpoint that gets another playlist.</summary>
/// <param name="Before">What it has; null: nothing.</param>
public sealed record ChangedView(string Endpoint, Sha256Hash? Before, Sha256Hash After);
