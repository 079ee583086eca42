using System.Globalization;

namespace Signage.Scheduler.Bookings;

/// <summary>A booking while a person fills in the form.</summary>
public sealed class BookingDraft
{
    public const string Loop = "loop";
    public const string AtTimes = "atTimes";
    public const string BeforeShow = "beforeShow";

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

    public bool Always { get; set; } = true;

    public HashSet<int> Days { get; init; } = [1, 2, 3, 4, 5, 6, 7];

    public TimeOnly From { get; set; } = new(8, 0);

    public TimeOnly Until { get; set; } = new(18, 0);

    public BookingRequest ToRequest() => new(
        Title.Trim(),
        [.. Assets],
        Target,
        How,
        First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Rank,
        Id,
        How == Loop && SharePercent is { } share ? (int)Math.Round(share * 10) : null,
        null,
        How == AtTimes ? TimesOf(Times) : null,
        How == Loop ? null : Interrupt,
        How == BeforeShow ? (long)(OffsetSeconds * 1000) : null,
        Always ? null : new CountyHours([.. Days.Order()], Minute(From), Minute(Until)));

    public static BookingDraft Of(BookingRequest request) => new()
    {
        Id = request.Id,
        Title = request.Title,
        Assets = [.. request.Assets],
        Target = request.Target,
        How = request.How,
        First = DateOnly.ParseExact(request.First, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Last = DateOnly.ParseExact(request.Last, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Rank = request.Rank,
        SharePercent = request.Share / 10.0,
        Times = string.Join(", ", request.Times ?? []),
        Interrupt = request.Interrupt ?? "stop",
        OffsetSeconds = (request.OffsetMs ?? 0) / 1000.0,
        Always = request.Daypart is null,
        Days = [.. request.Daypart?.Days ?? [1, 2, 3, 4, 5, 6, 7]],
        From = TimeOf(request.Daypart?.From, new TimeOnly(8, 0)),
        Until = TimeOf(request.Daypart?.Until, new TimeOnly(18, 0)),
    };

    /// <summary>Times as people type them: parted by commas, spaces or Chinese commas; 7:5 becomes 07:05:00.</summary>
    public static IReadOnlyList<string> TimesOf(string text) =>
        [.. text.Split([',', '，', '、', ';', '；', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Written)];

    private static string Minute(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly TimeOf(string? text, TimeOnly usual) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : usual;

    private static string Written(string typed)
    {
        var parts = typed.Replace('：', ':').Split(':');
        return parts.Length is 2 or 3 && Array.TrueForAll(parts, p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit))
            ? string.Join(':', parts.Concat(["00"]).Take(3).Select(p => p.PadLeft(2, '0')))
            : typed;
    }
}
