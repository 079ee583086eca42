using NodaTime;
using Signage.Playout.States;

namespace Signage.Playout.Power;

/// <summary>
/// When a panel or an amplifier is to be on: <c>Lead</c> before it is needed, until <c>OffAfter</c> after that. It is
/// not switched off where it would be needed again within those two, so it is never off for a moment only.
/// <code>
/// needed      |#########|                         |######
/// on     |..lead#########..off after..|      |..lead######
/// </code>
/// </summary>
/// <param name="What">What it is.</param>
/// <param name="Lead">How long it takes to be ready.</param>
/// <param name="OffAfter">How long it stays on when nobody needs it.</param>
public sealed record PowerRule(Powered What, Duration Lead, Duration OffAfter)
{
    /// <summary>How it is to stand at an instant, from how it stood and from what the player does and plans.</summary>
    public PowerState Next(PowerState before, PlayoutState state, Instant now)
    {
        if (PowerNeed.Now(state, What))
            return new PowerState(true, now);
        if (PowerNeed.Within(state, What, now, Lead))
            return before with { IsOn = true };
        if (before.IsOn != true)
            return before with { IsOn = false };
        var over = now - Instant.Max(before.NeededUntil, now - OffAfter) >= OffAfter;
        return before with { IsOn = !over || PowerNeed.Within(state, What, now, Lead + OffAfter) };
    }
}
