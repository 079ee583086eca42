using System.Globalization;

namespace Signage.Scheduler.Bookings;

/// <summary>A booking while a person fills in the form.</summary>
public sealed class BookingDraft
{
    public const string Loop = "loop";
    public const string AtTimes = "atTimes";
    public const string BeforeShow = "beforeShow";
    public const string Every = "every";
    public const string OnTrigger = "onTrigger";
    public const string Takeover = "takeover";
    public const string Wait = "wait";
    public const string EveryDay = "everyDay";

    public static IReadOnlyList<string> Ways { get; } = [Loop, AtTimes, Every, BeforeShow, OnTrigger, Takeover];

    // What the form does not show stays as it was.
    private BookingRequest? _kept;

    public string? Id { get; init; }

    public string Title { get; set; } = "";

    public List<string> Assets { get; init; } = [];

    public TargetRequest Target { get; set; } = new();

    public string How { get; set; } = Loop;

    public DateOnly First { get; set; }

    public DateOnly Last { get; set; }

    public int Rank { get; set; }

    /// <summary>Percent of the loop; null: an equal share.</summary>
    public double? SharePercent { get; set; }

    public string Times { get; set; } = "";

    public string Interrupt { get; set; } = "stop";

    public double OffsetSeconds { get; set; }

    /// <summary>Loop without a share: turns for one turn of the others; null: 1.</summary>
    public int? Weight { get; set; }

    /// <summary>Every: how often.</summary>
    public int PeriodMinutes { get; set; } = 60;

    /// <summary>With <see cref="Wait"/>.</summary>
    public double WaitSeconds { get; set; } = 30;

    /// <summary>OnTrigger: the event's name.</summary>
    public string Event { get; set; } = "";

    /// <summary>Takeover: it breaks quiet hours, exams and closing times too.</summary>
    public bool Emergency { get; set; }

    /// <summary><c>everyDay</c>, <c>workingDays</c> or <c>restDays</c>.</summary>
    public string Days { get; set; } = EveryDay;

    public bool BreaksQuiet { get; set; }

    public bool Own { get; set; }

    /// <summary>None: all day.</summary>
    public List<DaypartDraft> Dayparts { get; init; } = [];

    private bool HasEntry => How is AtTimes or Every or BeforeShow or OnTrigger;

    public BookingRequest ToRequest()
    {
        var kept = _kept?.How == How ? _kept : null;
        var parts = Dayparts.ConvertAll(d => d.ToHours());
        var isOne = parts.Count == 1 && _kept?.Dayparts is null;
        return new BookingRequest(
            Title.Trim(), [.. Assets], Target, How,
            First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Rank, Id)
        {
            Share = How == Loop && SharePercent is { } share ? (int)Math.Round(share * 10) : null,
            CycleMs = kept?.CycleMs,
            Weight = How == Loop ? Weight : null,
            Times = How == AtTimes ? TimesOf(Times) : null,
            EndBy = kept?.EndBy,
            PeriodMinutes = How == Every ? PeriodMinutes : null,
            Interrupt = !HasEntry || (kept is { Interrupt: null } && Interrupt == "stop") ? null : Interrupt,
            WaitMs = HasEntry && Interrupt == Wait ? (long)(WaitSeconds * 1000) : null,
            OffsetMs = How is not (BeforeShow or Every) || (kept is { OffsetMs: null } && OffsetSeconds == 0)
                ? null
                : (long)(OffsetSeconds * 1000),
            Event = How == OnTrigger ? Event.Trim() : null,
            Emergency = How == Takeover && Emergency,
            Daypart = isOne ? parts[0] : null,
            Dayparts = isOne || parts.Count == 0 ? null : parts,
            Days = Days == EveryDay ? (_kept?.Days == EveryDay ? EveryDay : null) : Days,
            Recurrence = _kept?.Recurrence,
            BreaksQuiet = BreaksQuiet,
            Own = How == Loop && Own,
            LongestMs = _kept?.LongestMs,
        };
    }

    public static BookingDraft Of(BookingRequest request) => new()
    {
        _kept = request,
        Id = request.Id,
        Title = request.Title,
        Assets = [.. request.Assets],
        Target = request.Target,
        How = request.How,
        First = DateOnly.ParseExact(request.First, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Last = DateOnly.ParseExact(request.Last, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Rank = request.Rank,
        SharePercent = request.Share / 10.0,
        Weight = request.Weight,
        Times = string.Join(", ", request.Times ?? []),
        PeriodMinutes = request.PeriodMinutes ?? 60,
        Interrupt = request.Interrupt ?? "stop",
        WaitSeconds = (request.WaitMs ?? 30_000) / 1000.0,
        OffsetSeconds = (request.OffsetMs ?? 0) / 1000.0,
        Event = request.Event ?? "",
        Emergency = request.Emergency,
        Days = request.Days ?? EveryDay,
        BreaksQuiet = request.BreaksQuiet,
        Own = request.Own,
        Dayparts =
        [
            .. (request.Dayparts ?? []).Concat(request.Daypart is { } only ? [only] : []).Select(DaypartDraft.Of),
        ],
    };

    /// <summary>Times as people type them: parted by commas, spaces or Chinese commas; 7:5 becomes 07:05:00.</summary>
    public static IReadOnlyList<string> TimesOf(string text) =>
        [.. text.Split([',', '，', '、', ';', '；', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Written)];

    private static string Written(string typed)
    {
        var parts = typed.Replace('：', ':').Split(':');
        return parts.Length is 2 or 3 && Array.TrueForAll(parts, p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit))
            ? string.Join(':', parts.Concat(["00"]).Take(3).Select(p => p.PadLeft(2, '0')))
            : typed;
    }
}
