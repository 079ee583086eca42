using NodaTime;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning.Bookings;
using Signage.Planning.Time;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Reads a booking request: what a person may get wrong comes back as a refusal.</summary>
public static class BookingReader
{
    public const int MaxRank = 100;

    private const int MaxTitle = 100;
    private const int MaxAssets = 100;
    private const int MaxTimes = 200;
    private const long MaxCycleMs = 7_200_000;
    private const long MaxOffsetMs = 3_600_000;
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

        Daypart? daypart = null;
        if (request.Daypart is { } part && !LocalText.TryDaypart(part.Days, part.From, part.Until, out daypart))
        {
            return new Refusal("booking-daypart", "daypart", string.Join(',', part.Days), part.From, part.Until);
        }

        if (ReadHow(request, out var how) is { } refusal)
        {
            return refusal;
        }

        booking = new Booking(
            id, request.Title.Trim(), [.. request.Assets.Distinct(StringComparer.Ordinal)], request.Target.ToTarget(),
            how!, first, last, request.Rank, daypart, made);
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

        if (request.Rank is < 0 or > MaxRank)
        {
            return new Refusal("booking-rank", "rank", request.Rank, MaxRank);
        }

        return request.Target.ToTarget().NamesNothing ? new Refusal("booking-target-empty", "target") : null;
    }

    private static Refusal? ReadHow(BookingRequest request, out How? how)
    {
        how = null;
        if (!TryInterrupt(request.Interrupt, out var interrupt))
        {
            return new Refusal("booking-interrupt", "interrupt", request.Interrupt!);
        }

        return request.How switch
        {
            "loop" => ReadLoop(request, out how),
            "atTimes" => ReadTimes(request, interrupt, out how),
            "beforeShow" => ReadShow(request, interrupt, out how),
            _ => new Refusal("booking-how", "how", request.How),
        };
    }

    private static Refusal? ReadLoop(BookingRequest request, out How? how)
    {
        how = null;
        if (request.Share is < 1 or > 1000)
        {
            return new Refusal("booking-share", "share", request.Share);
        }

        if (request.CycleMs is < 1000 or > MaxCycleMs)
        {
            return new Refusal("booking-cycle", "cycleMs", request.CycleMs, MaxCycleMs);
        }

        how = new LoopHow(request.Share, request.CycleMs is { } cycle ? Duration.FromMilliseconds(cycle) : null);
        return null;
    }

    private static Refusal? ReadTimes(BookingRequest request, Interrupt interrupt, out How? how)
    {
        how = null;
        var texts = request.Times ?? [];
        if (texts.Count is 0 or > MaxTimes)
        {
            return new Refusal("booking-times", "times", MaxTimes);
        }

        var times = new List<LocalTime>();
        foreach (var text in texts)
        {
            if (!LocalText.TryTime(text, out var time))
            {
                return new Refusal("booking-time", "times", text);
            }

            times.Add(time);
        }

        how = new AtTimesHow(times, interrupt);
        return null;
    }

    private static Refusal? ReadShow(BookingRequest request, Interrupt interrupt, out How? how)
    {
        how = null;
        var offset = request.OffsetMs ?? 0;
        if (offset is < 0 or > MaxOffsetMs)
        {
            return new Refusal("booking-offset", "offsetMs", offset, MaxOffsetMs);
        }

        how = new BeforeShowHow(Duration.FromMilliseconds(offset), interrupt);
        return null;
    }

    private static bool TryInterrupt(string? text, out Interrupt interrupt)
    {
        interrupt = text switch { "pause" => Interrupt.Pause, "duck" => Interrupt.Duck, _ => Interrupt.Stop };
        return text is null or "stop" or "pause" or "duck";
    }
}
