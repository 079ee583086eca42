using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;

namespace Signage.Planning;

/// <summary>
/// When an endpoint may be on, and when it must be quiet: the hours of venue and panel, lessons, rest, night and exams.
/// </summary>
internal sealed class Airtime
{
    private readonly Endpoint _endpoint;
    private readonly IReadOnlyList<Interval> _whole;
    private readonly IReadOnlyList<Interval> _breaking;
    private readonly IReadOnlyList<Interval> _usual;

    internal Airtime(Endpoint endpoint, LocalDateSpan dates)
    {
        var (venue, days) = (endpoint.Venue, endpoint.Venue.Days);
        _endpoint = endpoint;
        _whole = [dates.ToInterval(days.Zone)];
        Open = (endpoint.PanelHours ?? venue.Hours).Within(dates, days);
        var exams = venue.Calendar?.ExamsWithin(dates, days.Zone) ?? [];
        Quiet = Intervals.Union(Daypart.Within([.. venue.Quiet.Select(q => q.Part)], dates, days).Concat(exams));
        _breaking = Intervals.Without(Open, Intervals.Union(exams));
        _usual = Intervals.Without(Open, Quiet);
    }

    /// <summary>Not dark by plan.</summary>
    internal IReadOnlyList<Interval> Open { get; }

    /// <summary>Without sound.</summary>
    internal IReadOnlyList<Interval> Quiet { get; }

    /// <summary>When the endpoint is on as a rule: a loudspeaker is off while it is to be quiet.</summary>
    internal IReadOnlyList<Interval> On => _endpoint.IsSpeaker ? _usual : Open;

    /// <summary>When this booking may play here.</summary>
    internal IReadOnlyList<Interval> For(Booking booking) => booking switch
    {
        { How: TakeoverHow { Emergency: true } } => _whole,
        _ when !_endpoint.IsSpeaker => Open,
        { BreaksQuiet: true } => _breaking,
        _ => _usual,
    };

    /// <summary>Why it may not.</summary>
    internal LossCause CauseAt(Interval time) =>
        Intervals.At(Open, time.Start) is { } open && open.Holds(time) ? LossCause.QuietWindow : LossCause.Closed;

    /// <summary>Volume and brightness by time; a screen is without sound while it is to be quiet.</summary>
    internal IReadOnlyList<LevelSpan> Levels(LocalDateSpan dates)
    {
        var (venue, whole) = (_endpoint.Venue, dates.ToInterval(_endpoint.Venue.Zone));
        var told = venue.Levels.SelectMany(level => Daypart.Within([level.Part], dates, venue.Days)
            .Select(time => new LevelSpan
            {
                From = time.Start, Until = time.End, Volume = level.Volume, Brightness = level.Brightness,
            }));
        var silent = _endpoint.IsSpeaker ? [] : Intervals.Cut(Quiet, whole);
        return [.. told, .. silent.Select(q => new LevelSpan { From = q.Start, Until = q.End, Volume = 0 })];
    }
}
