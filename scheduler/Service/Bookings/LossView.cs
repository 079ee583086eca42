using NodaTime;
using Signage.Planning;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Where a booking loses, in the reader's language.</summary>
/// <param name="Cause">One of <see cref="LossCause"/>.</param>
/// <param name="By">The booking that wins.</param>
/// <param name="First">When it happens first.</param>
public sealed record LossView(
    LossCause Cause,
    string Text,
    IReadOnlyList<string> Endpoints,
    string? Asset,
    string? By,
    Instant? First,
    int Times)
{
    public static LossView Of(Loss loss, string language)
    {
        var code = "loss-" + char.ToLowerInvariant(loss.Cause.ToString()[0]) + loss.Cause.ToString()[1..];
        var text = MessageTexts.Detail(code, language, loss.Asset ?? "", loss.By ?? "", loss.Times);
        if (loss.Arithmetic is { } sum)
        {
            text += LoopFull.Text(sum, language);
        }

        return new LossView(loss.Cause, text, loss.Endpoints, loss.Asset, loss.By, loss.First, loss.Times);
    }
}
