using NodaTime;
using Signage.Content.Text;
using Signage.Planning.Bookings;
using Signage.Planning.Recurrences;
using Signage.Planning.Time;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Reads a booking request: what a person may get wrong comes back as a refusal.</summary>
public static class BookingReader
{
    public const int MaxRank = 100;

    private const int MaxTitle = 100;
    private const int MaxAssets = 100;
    private const int MaxParts = 50;
    private const int MaxFlightDays = 366 * 5;

    public static Refusal? Read(BookingRequest request, string id, Instant made, out Booking? booking)
    {
        booking = null;
        if (CheckForm(request) is { } wrong)
        {
            return wrong;
        }

        if (!LocalText.TryDate(request.First, out var first) || !LocalText.TryDate(request.Last, out var last))
        {
            var field = LocalText.TryDate(request.First, out _) ? "last" : "first";
            return new Refusal("booking-date", field, field == "first" ? request.First : request.Last);
        }

        if (last < first)
        {
            return new Refusal("booking-ends-early", "last", request.First, request.Last);
        }

        if (Period.DaysBetween(first, last) > MaxFlightDays)
        {
            return new Refusal("booking-date", "last", request.Last);
        }

        if (ReadWhen(request, out var when) is { } wrongWhen)
        {
            return wrongWhen;
        }

        if (HowReader.Read(request, out var how) is { } refusal)
        {
            return refusal;
        }

        booking = new Booking(
            id, request.Title.Trim(), [.. request.Assets.Distinct(StringComparer.Ordinal)], request.Target.ToTarget(),
            how!, first, last, request.Rank, made)
        {
            Dayparts = when.Parts,
            Days = when.Days,
            Recurrence = when.Recurrence,
            BreaksQuiet = request.BreaksQuiet,
            Own = request.Own,
            LongestVariant = request.LongestMs is { } longest ? Duration.FromMilliseconds(longest) : null,
        };
        return null;
    }

    private static Refusal? ReadWhen(
        BookingRequest request, out (IReadOnlyList<Daypart> Parts, DayRule Days, Recurrence? Recurrence) when)
    {
        when = default;
        var parts = new List<Daypart>();
        foreach (var hours in (request.Dayparts ?? []).Concat(request.Daypart is { } only ? [only] : []))
        {
            if (!LocalText.TryDaypart(hours.Days, hours.From, hours.Until, out var part))
            {
                return new Refusal(
                    "booking-daypart", "daypart", string.Join(',', hours.Days), hours.From, hours.Until);
            }

            parts.Add(part);
        }

        if (parts.Count > MaxParts)
        {
            return new Refusal("booking-dayparts", "dayparts", parts.Count, MaxParts);
        }

        DayRule? days = request.Days switch
        {
            null or "everyDay" => DayRule.EveryDay,
            "workingDays" => DayRule.WorkingDays,
            "restDays" => DayRule.RestDays,
            _ => null,
        };
        if (days is null)
        {
            return new Refusal("booking-days", "days", request.Days!);
        }

        Recurrence? recurrence = null;
        if (request.Recurrence is { Length: > 0 } text && !Recurrence.TryRead(text, out recurrence, out var reason))
        {
            return new Refusal($"booking-{reason}", "recurrence", text);
        }

        when = (parts, days.Value, recurrence);
        return null;
    }

    private static Refusal? CheckForm(BookingRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > MaxTitle)
        {
            return new Refusal("booking-title", "title", MaxTitle);
        }

        if (request.Id is not null && !NameRule.IsName(request.Id))
        {
            return new Refusal("booking-id", "id", request.Id);
        }

        if (request.Assets.Count is 0 or > MaxAssets)
        {
            return new Refusal("booking-assets", "assets", MaxAssets);
        }

        if (request.LongestMs is < 1000)
        {
            return new Refusal("booking-longest", "longestMs", request.LongestMs);
        }

        if (request.Rank is < 0 or > MaxRank)
        {
            return new Refusal("booking-rank", "rank", request.Rank, MaxRank);
        }

        return request.Target.ToTarget().NamesNothing ? new Refusal("booking-target-empty", "target") : null;
    }
}
