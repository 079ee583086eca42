using Signage.Planning.Loops;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>The arithmetic of a loop that is too full, in words.</summary>
public static class LoopFull
{
    public static string Text(LoopRefusal sum, string language) => sum switch
    {
        { NeededMs: { } needed } =>
            MessageTexts.Detail("loop-full-length", language, needed / 1000.0, sum.LimitMs / 1000.0),
        { WantedPermille: { } wanted } => MessageTexts.Detail(
            "loop-full-share", language, sum.TakenPermille, wanted, sum.TakenPermille + wanted - 1000),
        _ => MessageTexts.Detail("loop-full-nothing-left", language, sum.TakenPermille),
    };
}
