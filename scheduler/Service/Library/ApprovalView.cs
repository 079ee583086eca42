using NodaTime;

namespace Signage.Scheduler.Library;

/// <summary>Who approved an asset, and when it arrived.</summary>
public sealed record ApprovalView(string Reviewer, Instant At);
