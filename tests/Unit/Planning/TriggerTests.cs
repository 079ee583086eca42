using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>What waits for events, and dayparts at which cues may begin.</summary>
public sealed class TriggerTests
{
    [Theory]
    [InlineData("00:00", "00:00", "-", "all day: from the playlist's beginning to its end")]
    [InlineData("00:00", "18:00", "-18:00", "from its beginning")]
    [InlineData("08:00", "00:00", "08:00-", "to its end")]
    public void A_trigger_answers_while_its_booking_is_active(string from, string until, string expected, string rule)
    {
        var trigger = Sample.Only(Sample.Plan([Sample.Radio()], [Sample.Mp3("m", 5), Sample.Mp3("n", 5)],
            [Event("b") with { Dayparts = [Sample.Part(from, until)] }])).Triggers.ShouldHaveSingleItem();

        $"{Say(trigger.From)}-{Say(trigger.Until)}".ShouldBe(expected, rule);
        trigger.Slots.Select(s => s.Item[^2..]).ShouldBe(["-1", "-2"]);
    }

    [Fact]
    public void Each_of_its_windows_has_items_of_its_own()
    {
        var triggers = Sample.Only(Sample.Plan([Sample.Radio()], [Sample.Mp3("m", 5), Sample.Mp3("n", 5)],
            [Event("b") with { Dayparts = [Sample.Part("08:00", "09:00"), Sample.Part("10:00", "11:00")] }])).Triggers;

        triggers.Count.ShouldBe(2);
        triggers.SelectMany(t => t.Slots).Select(s => s.Item).ShouldBeUnique();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("show-starts")]
    public void A_hall_without_shows_says_so_whoever_would_start_them(string? startEvent) =>
        Sample.Plan([Hall(startEvent)], [Sample.Clip("film", 30)], [Pack()]).Losses.ShouldHaveSingleItem()
            .Cause.ShouldBe(LossCause.NoShow);

    [Fact]
    public void A_show_outside_the_flight_has_no_pack()
    {
        var plan = Sample.Plan([Hall(null)], [Sample.Clip("film", 30)], [Pack() with { Last = Sample.Monday }],
            [
                new Show("s1", "hall", Sample.At("19:30"), "一"),
                new Show("s2", "hall", Sample.At("19:30", Sample.Monday.PlusDays(1)), "二"),
            ], days: 2);

        Sample.Only(plan).Cues.Select(c => c.Show).ShouldBe(["s1"]);
    }

    // daypart      22:00 ======= 02:00 of the next day
    [Theory]
    [InlineData("01:00", "24 01:00:00", "it belongs to the day before")]
    [InlineData("02:00", "", "its end is not in it")]
    [InlineData("22:00", "23 22:00:00, 24 22:00:00", "its beginning is")]
    public void A_daypart_that_crosses_midnight_holds_cues_after_it(string time, string expected, string rule)
    {
        var plan = Sample.Plan([Sample.Radio()], [Sample.Mp3("m", 5)],
            [Sample.Times("b", Interrupt.Stop, [time], "m") with
            {
                Dayparts = [Sample.Part("22:00", "02:00")], Made = Sample.At("12:00"),
            }], days: 2);

        string.Join(", ", Sample.Only(plan).Cues.Select(c =>
            $"{c.At.InZone(Sample.Shanghai).Day} {Sample.Local(c.At)}")).ShouldBe(expected, rule);
    }

    // Monday 08:00-09:00, Tuesday 10:00-11:00; the time is 12:00
    [Fact]
    public void A_time_outside_the_daypart_is_lost_on_the_days_that_have_one()
    {
        var plan = Sample.Plan([Sample.Radio()], [Sample.Mp3("m", 5)],
            [Sample.Times("b", Interrupt.Stop, ["12:00"], "m") with
            {
                Dayparts = [Sample.Part("08:00", "09:00", 1), Sample.Part("10:00", "11:00", 2)],
            }], days: 7);

        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Cause.ShouldBe(LossCause.OutsideDaypart), l => l.Times.ShouldBe(2),
            l => l.First.ShouldBe(Sample.At("12:00")));
    }

    // Berlin, 29 March 2026: at 02:00 it is 03:00; 02:00 and 02:30 fall onto 03:00 and 03:30.
    [Fact]
    public void Times_that_the_clocks_skip_come_once()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var date = new LocalDate(2026, 3, 29);
        var how = new EveryHow(Duration.FromMinutes(30), Duration.Zero, Interrupt.Stop);
        var snapshot = new PlanSnapshot(
            [Sample.Radio(venue: Sample.Venue(zone: zone))], [Sample.Mp3("m", 5)],
            [Sample.Of("b", how, "m") with
            {
                First = date, Last = date, Dayparts = [Sample.Part("01:00", "05:00")],
            }], []);

        var plan = Planner.Plan(snapshot, new PlanWindow(zone.AtStartOfDay(date).ToInstant(), 1), 1);

        Sample.Only(plan).Cues.Select(c => $"{c.At.InZone(zone).TimeOfDay:HH:mm}")
            .ShouldBe(["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
    }

    private static Booking Event(string id) =>
        Sample.Of(id, new OnTriggerHow("transfer-begins", Interrupt.Duck), "m", "n");

    private static Booking Pack() => Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film");

    private static Endpoint Hall(string? startEvent) =>
        new("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue()) { StartEvent = startEvent };

    private static string Say(Instant? at) => at is { } instant ? Sample.Local(instant)[..5] : "";
}
