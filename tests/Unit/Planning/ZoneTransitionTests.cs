using NodaTime;
using NodaTime.TimeZones;
using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>
/// Cues around every change of a zone's clocks from 1985 to 2037, against Noda Time's own mapping of each local time:
/// none is missed, none comes twice, none stands where the policy does not put it.
/// </summary>
public sealed class ZoneTransitionTests(ITestOutputHelper output)
{
    private const string Quarters = "quarters";
    private const string Odd = "odd";

    private static readonly Interval Years =
        new(Instant.FromUtc(1985, 1, 1, 0, 0), Instant.FromUtc(2038, 1, 1, 0, 0));

    private static readonly Instant Early = Instant.FromUtc(1980, 1, 1, 0, 0);

    private static readonly IReadOnlyList<LocalTime> QuarterTimes =
        [.. Enumerable.Range(0, 96).Select(i => LocalTime.Midnight.PlusMinutes(15 * i))];

    // Every 701 s, a prime: all seconds of the minute, and a time that a gap moves rarely meets another.
    private static readonly IReadOnlyList<LocalTime> OddTimes =
        [.. Enumerable.Range(0, 123).Select(i => LocalTime.Midnight.PlusSeconds(1 + (701 * i)))];

    // zone                            changes, at least
    [Theory]
    [InlineData("Asia/Shanghai",       12)]
    [InlineData("America/New_York",    106)]
    [InlineData("Europe/London",       106)]
    [InlineData("Australia/Lord_Howe", 100)]
    [InlineData("Africa/Cairo",        70)]
    [InlineData("Africa/Casablanca",   50)]
    [InlineData("America/Sao_Paulo",   60)]
    [InlineData("Asia/Amman",          60)]
    [InlineData("Pacific/Apia",        20)]
    [InlineData("America/St_Johns",    106)]
    [InlineData("Asia/Tehran",         40)]
    [InlineData("Antarctica/Troll",    60)]
    public void No_cue_is_missed_doubled_or_shifted(string id, int changes)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var seen = new Tally();
        foreach (var change in zone.GetZoneIntervals(Years).Where(i => i.HasStart && Years.Contains(i.Start)))
        {
            if (!SkipsADay(change.Start, zone))
            {
                Compare(zone, DatesAround(change.Start, zone), seen);
            }
        }

        output.WriteLine($"{id}: {seen}");
        seen.Check();
        seen.Changes.ShouldBeGreaterThanOrEqualTo(changes);
        // A change touches at least three days, each with all its times but those that two local times share.
        var times = QuarterTimes.Count + OddTimes.Count;
        seen.Cues.ShouldBeGreaterThan(seen.Changes * times * 2);
        (seen.Moved > 0).ShouldBeTrue("some clocks went forward");
        (seen.Twice > 0).ShouldBeTrue("some clocks went back");
    }

    //  Thu 29                  (Fri 30)                Sat 31
    //  |----|----|----|----|   xxxxxxxxxxxxxxxxxxxxx   |----|----|----|----|
    [Fact]
    public void A_day_that_is_left_out_has_no_cues()
    {
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var seen = new Tally();

        Compare(apia, new LocalDateSpan(new LocalDate(2011, 12, 28), 5), seen);

        output.WriteLine($"{apia.Id}: {seen}");
        seen.Check();
        (seen.Cues, seen.Moved).ShouldBe((4 * (QuarterTimes.Count + OddTimes.Count), 0));
    }

    private static void Compare(DateTimeZone zone, LocalDateSpan dates, Tally seen)
    {
        seen.Changes++;
        var (expected, collisions) = Oracle(zone, dates, seen);
        var plan = Plan(zone, dates);
        var cues = plan.Playlists.Single().Playlist.Cues.Select(c => (c.At, Booking: c.Booking!)).ToList();
        var actual = cues.Distinct().ToHashSet();
        seen.Cues += cues.Count;
        seen.Missed += expected.Count(e => !actual.Contains(e) && !actual.Any(a => a.At == e.At));
        seen.Doubled += cues.Count - cues.Select(c => c.At).Distinct().Count();
        seen.Shifted += actual.Count(a => !expected.Contains(a));
        var lost = plan.Losses.Where(l => l.Cause == LossCause.OlderFirst).Sum(l => l.Times);
        seen.LossesOff += Math.Abs(lost - collisions);
        seen.Collisions += collisions;
        if (seen.First is null && !actual.SetEquals(expected))
        {
            seen.First = $"{zone.Id} {dates.First}: {string.Join(", ", actual.Except(expected).Take(3))} "
                + $"for {string.Join(", ", expected.Except(actual).Take(3))}";
        }
    }

    /// <summary>
    /// By the policy's words alone: one mapping is it, of two the earlier, without any forward by the gap; a day that
    /// does not exist has no cues. Where two local times are one instant, the older booking has it, and within one
    /// booking the first.
    /// </summary>
    private static (HashSet<(Instant At, string Booking)> Cues, int Collisions) Oracle(
        DateTimeZone zone, LocalDateSpan dates, Tally seen)
    {
        var held = new Dictionary<Instant, string>();
        var collisions = 0;
        foreach (var (booking, times) in new[] { (Quarters, QuarterTimes), (Odd, OddTimes) })
        {
            foreach (var local in dates.Dates.SelectMany(date => times.Select(time => date + time)))
            {
                var mapping = zone.MapLocal(local);
                seen.Twice += mapping.Count == 2 ? 1 : 0;
                if (mapping.Count > 0)
                {
                    collisions += held.TryAdd(mapping.First().ToInstant(), booking) ? 0 : 1;
                }
                else if (!SkipsTheDay(mapping, local.Date))
                {
                    seen.Moved++;
                    var moved = local.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant();
                    collisions += held.TryAdd(moved, booking) ? 0 : 1;
                }
            }
        }

        return ([.. held.Select(pair => (pair.Key, pair.Value))], collisions);
    }

    private static bool SkipsTheDay(ZoneLocalMapping gap, LocalDate date) =>
        gap.EarlyInterval.IsoLocalEnd <= date.AtMidnight()
        && gap.LateInterval.IsoLocalStart >= date.PlusDays(1).AtMidnight();

    private static bool SkipsADay(Instant change, DateTimeZone zone) =>
        Period.DaysBetween((change - Duration.Epsilon).InZone(zone).Date, change.InZone(zone).Date) > 1;

    private static Plan Plan(DateTimeZone zone, LocalDateSpan dates)
    {
        var (first, last) = (dates.First, dates.Until.PlusDays(-1));
        Booking Times(string id, IReadOnlyList<LocalTime> times, int age) =>
            Sample.Of(id, new AtTimesHow(times, Interrupt.Stop), "m") with
            {
                First = first,
                Last = last,
                Made = Early + Duration.FromDays(age),
            };
        var snapshot = new PlanSnapshot(
            [Sample.Radio(venue: Sample.Venue(zone: zone))], [Sample.Mp3("m", 1)],
            [Times(Quarters, QuarterTimes, 0), Times(Odd, OddTimes, 1)], []);
        return Planner.Plan(snapshot, new PlanWindow(zone.AtStartOfDay(first).ToInstant(), dates.Days), 1);
    }

    /// <summary>From the day before the change to the day after, where it may itself lie between two dates.</summary>
    private static LocalDateSpan DatesAround(Instant change, DateTimeZone zone)
    {
        var before = (change - Duration.Epsilon).InZone(zone).Date;
        var after = change.InZone(zone).Date;
        var first = LocalDate.Min(before, after).PlusDays(-1);
        var last = LocalDate.Max(before, after).PlusDays(1);
        return new LocalDateSpan(first, Period.DaysBetween(first, last) + 1);
    }

    private sealed class Tally
    {
        internal int Changes { get; set; }
        internal int Cues { get; set; }
        internal int Moved { get; set; }
        internal int Twice { get; set; }
        internal int Collisions { get; set; }
        internal int Missed { get; set; }
        internal int Doubled { get; set; }
        internal int Shifted { get; set; }
        internal int LossesOff { get; set; }
        internal string? First { get; set; }

        internal void Check() => (Missed, Doubled, Shifted, LossesOff).ShouldBe((0, 0, 0, 0), First);

        public override string ToString() =>
            $"{Changes} changes, {Cues} cues, {Moved} skipped local times, {Twice} that come twice, "
            + $"{Collisions} collisions; {Missed} missed, {Doubled} doubled, {Shifted} shifted";
    }
}
