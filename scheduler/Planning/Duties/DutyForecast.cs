using NodaTime;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Outlook;
using Signage.Planning.Time;

namespace Signage.Planning.Duties;

/// <summary>Which duties a plan will meet, and which it will miss, before it is published.</summary>
public static class DutyForecast
{
    /// <summary>
    /// One row a duty, local day and audience that owes it, and where shows are owed, a row for the halls that have the
    /// same. Days on which nothing is owed have none.
    /// </summary>
    public static IReadOnlyList<DutyOutlook> Of(
        Plan plan, PlanSnapshot snapshot, IReadOnlyList<Duty> duties, PlanWindow window)
    {
        var endpoints = snapshot.Endpoints.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var topics = snapshot.Assets.ToDictionary(a => a.Id, a => a.Topic, StringComparer.Ordinal);
        var own = snapshot.Bookings.Where(b => b.Own).Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var shows = snapshot.Shows.ToLookup(s => s.Endpoint, StringComparer.Ordinal);
        var rows = new List<DutyOutlook>();
        foreach (var (audience, compiled) in plan.Audiences)
        {
            // An audience has shows of its own only where something plays before them; they are owed all the same.
            var owing = duties.SelectMany(d => audience.Endpoints.Where(e => d.Target.Reaches(endpoints[e]))
                .GroupBy(e => d.Rule is DutyRule.BeforeEveryShow ? NamesOf(shows[e]) : "", StringComparer.Ordinal)
                .Select(same => (Duty: d, Endpoints: same.ToList()))).ToList();
            foreach (var date in window.In(audience.Zone).Dates)
            {
                var day = new Day(audience, compiled.Playlist, date, topics, own, shows);
                rows.AddRange(owing.Select(o => day.Judge(o.Duty, o.Endpoints)).OfType<DutyOutlook>());
            }
        }

        return rows;
    }

    private static string NamesOf(IEnumerable<Show> shows) =>
        string.Join('\n', shows.Select(s => s.Id).Order(StringComparer.Ordinal));

    /// <summary>One local day of one audience.</summary>
    private sealed class Day(
        Audience audience, Playlist playlist, LocalDate date, Dictionary<string, string?> topics, HashSet<string> own,
        ILookup<string, Show> shows)
    {
        private readonly Interval _time = new LocalDateSpan(date, 1).ToInterval(audience.Zone);
        private Dictionary<(string? Booking, string Asset), (long Plays, long Ms)>? _totals;

        internal DutyOutlook? Judge(Duty duty, List<string> endpoints)
        {
            var days = audience.Sample.Venue.Days;
            var counts = date >= duty.First && date <= duty.Last && LocalDays.Exists(date, days.Zone)
                && duty.Days switch
                {
                    DayRule.WorkingDays => days.IsWorking(date),
                    DayRule.RestDays => !days.IsWorking(date),
                    _ => true,
                };
            if (!counts)
            {
                return null;
            }

            var (owed, planned) = duty.Rule switch
            {
                DutyRule.TimesADay rule => (rule.Times, Sum(duty, t => t.Plays)),
                DutyRule.ShareOfHours rule => (OnMs() * rule.Permille / 1000, Sum(duty, t => t.Ms)),
                _ => Shows(duty, endpoints[0]),
            };
            return owed == 0 ? null : new DutyOutlook(duty.Id, date, endpoints, planned >= owed, owed, planned);
        }

        private long Sum(Duty duty, Func<(long Plays, long Ms), long> figure)
        {
            _totals ??= Forecast.Within(playlist, _time);
            return _totals.Where(t => Serves(duty, t.Key.Booking, t.Key.Asset)).Sum(t => figure(t.Value));
        }

        private bool Serves(Duty duty, string? booking, string asset) => (booking is null || !own.Contains(booking))
            && (duty.Topics.Count == 0
                || (topics.GetValueOrDefault(asset) is { } topic && duty.Topics.Contains(topic)));

        /// <summary>How long the endpoint is on that day by plan.</summary>
        private long OnMs() => (long)Intervals.Cut(
                new Airtime(audience.Sample, new LocalDateSpan(date, 1)).On, _time)
            .Aggregate(Duration.Zero, (sum, i) => sum + i.Duration).TotalMilliseconds;

        private (long Owed, long Planned) Shows(Duty duty, string endpoint)
        {
            var owed = shows[endpoint].Where(s => !s.Cancelled && _time.Contains(s.Start)).ToList();
            var packs = playlist.Cues.Where(c => c.Show is not null && Serves(duty, c.Booking, AssetOf(c.File)))
                .Select(c => c.Show)
                .Concat(playlist.Triggers.Where(t => t.Show is not null
                    && t.Slots.Any(s => Serves(duty, s.Booking, AssetOf(s.File)))).Select(t => t.Show))
                .ToHashSet(StringComparer.Ordinal);
            return (owed.Count, owed.Count(s => packs.Contains(s.Id)));
        }

        private string AssetOf(Content.Assets.Sha256Hash file) => playlist.FileOf(file)!.Asset;
    }
}
