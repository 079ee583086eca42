using NodaTime;
using NodaTime.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Outlook;
using Endpoint = Signage.Planning.Places.Endpoint;
using Signage.Planning.Time;
using Signage.Scheduler.Publishing;

namespace Signage.Scheduler.Bookings;

/// <summary>What a plan makes of one booking this week.</summary>
public sealed record BookingTrial(
    Booking Booking,
    IReadOnlyList<Endpoint> Reached,
    IReadOnlyList<Loss> Losses,
    IReadOnlyList<string> Waiting,
    IReadOnlyList<PreviewDay> Days)
{
    /// <summary>Titles of the assets and bookings that were planned with.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    private const int WeekDays = 7;
    private const int FirstTimes = 3;
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    public static BookingTrial Plan(PlanSnapshot snapshot, Booking booking, List<Endpoint> reached, Instant now)
    {
        var mine = booking.Assets.ToHashSet(StringComparer.Ordinal);
        var waiting = snapshot.Assets.Where(a => mine.Contains(a.Id) && a.State == PlanAssetState.Waiting).ToList();
        var plan = Planner.Plan(
            snapshot with
            {
                Endpoints = reached,
                Assets = [.. snapshot.Assets.Select(a => waiting.Contains(a) && a.Renditions.Count > 0
                    ? a with { State = PlanAssetState.Approved }
                    : a)],
                Bookings = [.. snapshot.Bookings.Where(b => b.Id != booking.Id), booking],
            },
            new PlanWindow(now, WeekDays),
            PlanJob.Seed);
        return new BookingTrial(
            booking,
            reached,
            [.. plan.Losses.Where(l => l.BookingId == booking.Id)],
            [.. waiting.Select(a => a.Id)],
            DaysOf(plan, booking, reached, now))
        {
            Titles = Names.Of(snapshot),
        };
    }

    private static IReadOnlyList<PreviewDay> DaysOf(Plan plan, Booking booking, List<Endpoint> reached, Instant now)
    {
        var zones = reached.ToDictionary(e => e.Id, e => e.Venue.Zone, StringComparer.Ordinal);
        var plays = plan.Playlists.SelectMany(playlist =>
            PlannedPlays.Within(playlist.Playlist, new Interval(playlist.Playlist.From, playlist.Playlist.Until))
                .Where(play => play.Booking == booking.Id)
                .Select(play =>
                    (At: play.Start.InZone(zones[playlist.Endpoints[0]]).LocalDateTime, playlist.Endpoints.Count)))
            .ToLookup(p => p.At.Date);
        return [.. new PlanWindow(now, WeekDays).In(reached[0].Venue.Zone).Dates.Select(date => new PreviewDay(
            LocalDatePattern.Iso.Format(date),
            plays[date].Sum(p => p.Count),
            [.. plays[date].Select(p => p.At.TimeOfDay).Distinct().Order().Take(FirstTimes)
                .Select(TimeOfDay.Format)]))];
    }
}
