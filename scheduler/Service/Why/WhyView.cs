using NodaTime;

namespace Signage.Scheduler.Why;

/// <summary>Why an endpoint shows what it shows at an instant.</summary>
/// <param name="On">Who has each lane by plan, or by a takeover.</param>
/// <param name="Aired">What the player's journal holds of that instant; null: nothing was reported.</param>
/// <param name="AiredText">The same as a sentence; null: the instant is ahead.</param>
/// <param name="Candidates">Every booking with its one cause, those that are on first.</param>
public sealed record WhyView(
    string Endpoint, Instant At, IReadOnlyList<WhyOn> On, WhyAired? Aired,
    string? AiredText, IReadOnlyList<WhyCandidate> Candidates);
