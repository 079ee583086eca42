using CsCheck;
using NodaTime;
using Shouldly;
using Signage.Content.Journal;
using Signage.Planning.Uptime;
using Signage.Tests.Unit.AsRun;
using Xunit;

namespace Signage.Tests.Unit.Uptime;

/// <summary>Uptime is what the journal says, and the four parts of a day add up to it.</summary>
public sealed class UptimeTimelineTests
{
    // seconds   0    10   20   30   40   50
    // journal   what the player wrote: B boot, o on, f filler, d dark, c card, x fault, s any other record
    // shown     what each ten seconds were: O on air, D dark, F fault, ? not yet known
    [Theory]
    [InlineData("Bo   s    s    s    s", "OOOO??", "a state holds from the record that says it to the last record")]
    [InlineData("Bo   s    d    s    s", "OODD??", "off by plan is neither fault nor gap")]
    [InlineData("Bo   s    x    o    s", "OOFO??", "a failed screen is a fault until it is on again")]
    [InlineData("Bf   s    c    s    s", "OOFF??", "filler is on air, the built-in card is not")]
    [InlineData("Bo   s         Bo   s", "OFFO??", "between the last record and the next boot it was not running")]
    [InlineData("Bd   s         Bd   s", "DDDD??", "dark by plan stays dark while the player is off")]
    [InlineData("          Bo   s    s", "??OO??", "before the first record nothing is known")]
    [InlineData("                     ", "??????", "without a journal nothing is known")]
    public void A_minute_is_told_by_the_journal(string journal, string shown, string rule)
    {
        var timeline = new UptimeTimeline();
        var sequence = 0L;
        for (var i = 0; i < journal.Length; i++)
        {
            // Two letters at one place (boot, then state) are a second apart, which the ten-second picture does not
            // see.
            var second = i / 5 * 10;
            if (journal[i] != ' ')
            {
                timeline.Take(RecordOf(journal[i], ++sequence, second));
            }
        }

        var parts = timeline.Between(Journals.Noon, Journals.Noon + Duration.FromSeconds(60));

        string.Concat(Enumerable.Range(0, 6).Select(i => Letter(parts, i * 10))).ShouldBe(shown, rule);
    }

    [Fact]
    public void The_four_parts_add_up_to_the_day() => Gen.Select(
            Gen.Select(Gen.Int[-40_000, 140_000], Gen.Int[0, 6].Select(i => "Bofdcxs"[i])).Array[0, 40],
            Gen.Int[0, 100_000])
        .Sample((records, nowSecond) =>
        {
            var timeline = new UptimeTimeline();
            foreach (var ((second, letter), i) in records.OrderBy(r => r.Item1).Select((r, i) => (r, i)))
            {
                timeline.Take(RecordOf(letter, i + 1, second));
            }

            var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
            var day =
                timeline.DayOf(new LocalDate(2026, 11, 23), zone, Journals.Noon + Duration.FromSeconds(nowSecond));

            (day.OnAirMs + day.DarkMs + day.FaultMs + day.UnknownMs).ShouldBe(day.CountedMs);
            for (var i = 1; i < day.Parts.Count; i++)
            {
                day.Parts[i].From.ShouldBe(day.Parts[i - 1].Until);
            }
        });

    [Theory]
    [InlineData(2026, 3, 8, 23)]
    [InlineData(2026, 11, 1, 25)]
    public void Days_of_a_clock_change_have_their_own_length(int year, int month, int day, int hours)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var shown = new UptimeTimeline()
            .DayOf(new LocalDate(year, month, day), zone, Instant.FromUtc(2027, 1, 1, 0, 0));

        shown.CountedMs.ShouldBe(hours * 3_600_000L);
        shown.UnknownMs.ShouldBe(shown.CountedMs);
    }

    [Theory]
    [InlineData("shutDown", "off")]
    [InlineData(null, "stopped")]
    public void A_stop_by_the_list_is_told_apart_from_a_player_that_was_shut_down(string? cause, string told)
    {
        var timeline = new UptimeTimeline();
        timeline.Take(Journals.Screen(1, 0, "on"));
        timeline.Take(Journals.Screen(2, 10, "off") with { Cause = cause });
        timeline.Take(Journals.Record(RecordKind.Order, 3, 20));

        var parts = timeline.Between(Journals.Noon, Journals.Noon + Duration.FromSeconds(20));

        (parts[^1].State, parts[^1].Cause).ShouldBe((UptimeState.Fault, told));
    }

    [Theory]
    [InlineData(0, 0, null, "nothing was to be on air")]
    [InlineData(30_000, 0, 1.0, "on air all the while")]
    [InlineData(0, 30_000, 0.0, "never on air")]
    [InlineData(30_000, 10_000, 0.75, "three of four")]
    public void Uptime_is_what_was_on_air_of_what_should_have_been(
        long onAir, long fault, double? uptime, string rule) =>
        new UptimeDay
        {
            Date = new LocalDate(2026, 11, 23), CountedMs = 100_000, OnAirMs = onAir, DarkMs = 50_000,
            FaultMs = fault, UnknownMs = 10_000, Parts = [],
        }.Uptime.ShouldBe(uptime, rule);

    private static JournalRecord RecordOf(char letter, long sequence, int second) => letter switch
    {
        'B' => Journals.Record(RecordKind.Boot, sequence, second),
        'o' => Journals.Screen(sequence, second, "on"),
        'f' => Journals.Screen(sequence, second, "filler"),
        'd' => Journals.Screen(sequence, second, "dark"),
        'c' => Journals.Screen(sequence, second, "card"),
        'x' => Journals.Screen(sequence, second, "fault"),
        _ => Journals.Record(RecordKind.Order, sequence, second),
    };

    private static char Letter(IReadOnlyList<UptimePart> parts, int second)
    {
        var at = Journals.Noon + Duration.FromSeconds(second + 5);
        return parts.Single(p => p.From <= at && at < p.Until).State switch
        {
            UptimeState.OnAir => 'O',
            UptimeState.Dark => 'D',
            UptimeState.Fault => 'F',
            _ => '?',
        };
    }
}
