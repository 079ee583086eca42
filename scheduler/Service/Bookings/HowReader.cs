using NodaTime;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning.Bookings;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Bookings;

/// <summary>Reads the way in which a booking plays.</summary>
internal static class HowReader
{
    private const int MaxTimes = 200;
    private const int MaxWeight = 100;
    private const int MinutesOfDay = 24 * 60;
    private const long MaxCycleMs = 7_200_000;
    private const long MaxOffsetMs = 3_600_000;
    private const long MaxWaitMs = 3_600_000;

    internal static Refusal? Read(BookingRequest request, out How? how)
    {
        how = null;
        if (ReadEntry(request, out var entry) is { } wrong)
        {
            return wrong;
        }

        if (request.Own && request.How != "loop")
        {
            return new Refusal("booking-own", "own", request.How);
        }

        switch (request.How)
        {
            case "loop":
                return ReadLoop(request, out how);
            case "atTimes":
                return ReadTimes(request, entry, out how);
            case "every":
                return ReadEvery(request, entry, out how);
            case "beforeShow":
                return ReadShow(request, entry, out how);
            case "onTrigger":
                how = new OnTriggerHow(request.Event ?? "", entry);
                return NameRule.IsName(request.Event ?? "")
                    ? null
                    : new Refusal("booking-event", "event", request.Event ?? "");
            case "takeover":
                how = new TakeoverHow(request.Emergency);
                return null;
            default:
                return new Refusal("booking-how", "how", request.How);
        }
    }

    private static Refusal? ReadEntry(BookingRequest request, out Entry entry)
    {
        entry = request.Interrupt switch
        {
            "pause" => Interrupt.Pause,
            "duck" => Interrupt.Duck,
            "wait" => new Entry(Interrupt.Pause, Duration.FromMilliseconds(request.WaitMs ?? 0)),
            _ => Interrupt.Stop,
        };
        if (request.Interrupt is not (null or "stop" or "pause" or "duck" or "wait"))
        {
            return new Refusal("booking-interrupt", "interrupt", request.Interrupt);
        }

        var wrongWait = request.Interrupt == "wait"
            ? request.WaitMs is not (>= 1 and <= MaxWaitMs)
            : request.WaitMs is not null;
        return wrongWait ? new Refusal("booking-wait", "waitMs", request.WaitMs ?? 0, MaxWaitMs) : null;
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

        if (request.Weight is < 1 or > MaxWeight)
        {
            return new Refusal("booking-weight", "weight", request.Weight, MaxWeight);
        }

        how = new LoopHow(
            request.Share, request.CycleMs is { } cycle ? Duration.FromMilliseconds(cycle) : null,
            request.Weight ?? 1);
        return null;
    }

    private static Refusal? ReadTimes(BookingRequest request, Entry entry, out How? how)
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

        LocalTime? bell = null;
        if (request.EndBy is not null)
        {
            if (!LocalText.TryTime(request.EndBy, out var read))
            {
                return new Refusal("booking-time", "endBy", request.EndBy);
            }

            bell = read;
        }

        how = new AtTimesHow(times, entry, bell);
        return null;
    }

    private static Refusal? ReadEvery(BookingRequest request, Entry entry, out How? how)
    {
        how = null;
        if (request.PeriodMinutes is not (>= 1 and <= MinutesOfDay))
        {
            return new Refusal("booking-period", "periodMinutes", request.PeriodMinutes ?? 0, MinutesOfDay);
        }

        var period = Duration.FromMinutes(request.PeriodMinutes.Value);
        var offset = request.OffsetMs ?? 0;
        if (offset < 0 || offset >= period.TotalMilliseconds)
        {
            return new Refusal("booking-offset", "offsetMs", offset, (long)period.TotalMilliseconds - 1);
        }

        how = new EveryHow(period, Duration.FromMilliseconds(offset), entry);
        return null;
    }

    private static Refusal? ReadShow(BookingRequest request, Entry entry, out How? how)
    {
        how = null;
        var offset = request.OffsetMs ?? 0;
        if (offset is < 0 or > MaxOffsetMs)
        {
            return new Refusal("booking-offset", "offsetMs", offset, MaxOffsetMs);
        }

        how = new BeforeShowHow(Duration.FromMilliseconds(offset), entry);
        return null;
    }
}
