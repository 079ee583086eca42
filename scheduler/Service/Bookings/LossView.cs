using NodaTime;
using Signage.Planning;

namespace Signage.Scheduler.Bookings;

/// <summary>Where a booking loses, in the reader's language.</summary>
/// <param name="Cause">One of <see cref="LossCause"/>.</param>
/// <param name="Mend">What to do about it.</param>
/// <param name="Field">The booking's field to look at first.</param>
/// <param name="By">The booking that wins.</param>
/// <param name="First">When it happens first.</param>
public sealed record LossView(
    LossCause Cause,
    string Text,
    string Mend,
    string Field,
    IReadOnlyList<string> Endpoints,
    string? Asset,
    string? By,
    Instant? First,
    int Times)
{
    /// <param name="titles">Titles of assets and bookings by id; where one is missing the id stands for it.</param>
    public static LossView Of(Loss loss, string language, IReadOnlyDictionary<string, string> titles)
    {
        string? Named(string? id) => id is null ? null : titles.GetValueOrDefault(id, id);
        return new LossView(
            loss.Cause,
            CauseText.Of(loss.Cause, language, Named(loss.Asset), Named(loss.By), loss.Arithmetic, loss.Times),
            CauseText.Mend(loss.Cause, language),
            loss.Field,
            loss.Endpoints, loss.Asset, loss.By, loss.First, loss.Times);
    }
}
