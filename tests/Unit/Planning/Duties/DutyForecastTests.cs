using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Duties;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning.Duties;

/// <summary>Which duties a plan meets, day by day.</summary>
public sealed class DutyForecastTests
{
    // a school's MP3 once every school day: Monday to Saturday 28 November, which runs as a Tuesday
    [Theory]
    [InlineData(1, DayRule.WorkingDays, "23+ 24+ 25+ 26+ 27+ 28+", "each school day, the make-up Saturday too")]
    [InlineData(2, DayRule.WorkingDays, "23- 24- 25- 26- 27- 28-", "twice a day is owed")]
    [InlineData(1, DayRule.EveryDay, "23+ 24+ 25+ 26+ 27+ 28+ 29-", "every day is owed, and Sunday is not planned")]
    public void Times_a_day(int times, DayRule days, string expected, string rule)
    {
        var radio = Sample.Radio(venue: Sample.Venue() with { Calendar = Sample.Term });
        var booking = Sample.Times("b", Interrupt.Stop, ["12:00"], "m") with { Days = DayRule.WorkingDays };

        string.Join(' ', Of(radio, booking, Owed(new DutyRule.TimesADay(times)) with { Days = days }, 7)
            .Select(d => $"{d.Date.Day}{(d.Met ? '+' : '-')}")).ShouldBe(expected, rule);
    }

    // open 08:00-18:00, ten hours; the campaign has 300 permille of the loop, the bank the rest
    [Theory]
    [InlineData(290, true)]
    [InlineData(350, false)]
    public void A_share_of_the_hours(int permille, bool met)
    {
        var bank = Sample.Tv(venue: Sample.Venue(OpeningHours.Of(Sample.Part("08:00", "18:00"))));
        var snapshot = new PlanSnapshot(
            [bank], [Sample.Clip("psa", 15), Sample.Clip("ad", 15)],
            [
                Sample.Of("b", new LoopHow(Share: 300), "psa"), Sample.Loop("own", "ad") with { Own = true },
            ], []);
        var window = new PlanWindow(Sample.At("10:00"), 1);
        var outlook = DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot,
            [Owed(new DutyRule.ShareOfHours(permille))], window).ShouldHaveSingleItem();

        outlook.Owed.ShouldBe(36_000_000L * permille / 1000);
        outlook.Met.ShouldBe(met);
    }

    [Fact]
    public void Before_every_show_that_is_not_cancelled()
    {
        var hall = new Endpoint("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
        var snapshot = new PlanSnapshot(
            [hall], [Sample.Clip("film", 30)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film") with
            {
                Dayparts = [Sample.Part("12:00", "20:00")],
            }],
            [
                new Show("s1", "hall", Sample.At("14:00"), "一"), new Show("s2", "hall", Sample.At("21:00"), "二"),
                new Show("s3", "hall", Sample.At("16:00"), "三", Cancelled: true),
            ]);
        var window = new PlanWindow(Sample.At("10:00"), 1);

        var outlook = DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot,
            [Owed(new DutyRule.BeforeEveryShow())], window).ShouldHaveSingleItem();

        (outlook.Owed, outlook.Planned, outlook.Met).ShouldBe((2, 1, false));
    }

    // s1 and s2 on Monday, s3 on Tuesday; on Wednesday there is none
    [Fact]
    public void Shows_are_owed_also_where_nothing_plays_before_them()
    {
        Endpoint Hall(string id) => new(id, id, EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
        var snapshot = new PlanSnapshot(
            [Hall("hall"), Hall("tv"), Hall("other")], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")],
            [
                new Show("s1", "hall", Sample.At("14:00"), "一"), new Show("s2", "hall", Sample.At("21:00"), "二"),
                new Show("s3", "tv", Sample.At("21:00", Sample.Monday.PlusDays(1)), "三"),
            ]);
        var window = new PlanWindow(Sample.At("10:00"), 3);

        DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot, [Owed(new DutyRule.BeforeEveryShow())], window)
            .Select(d => $"{d.Date.Day} {string.Join(' ', d.Endpoints)} {d.Planned} of {d.Owed} {d.Met}").Order()
            .ShouldBe(["23 hall 0 of 2 False", "24 tv 0 of 1 False"]);
    }

    [Theory]
    [InlineData(null, "网上刷单", 1, "the pack of the topic")]
    [InlineData(null, "网上贷款", 0, "a pack of another topic does not count")]
    [InlineData("show-starts", "网上刷单", 1, "nor does it matter who starts the pack")]
    [InlineData("show-starts", "网上贷款", 0, "or what it is of")]
    public void A_pack_counts_before_its_show(string? startEvent, string topic, int planned, string rule)
    {
        var hall = new Endpoint("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue())
        {
            StartEvent = startEvent,
        };
        var snapshot = new PlanSnapshot(
            [hall], [Sample.Clip("film", 30) with { Topic = "网上刷单" }, Sample.Clip("other", 10)],
            [
                Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "other", "film"),
                Sample.Of("t", new OnTriggerHow("transfer-begins", Interrupt.Stop), "film"),
                Sample.Times("cue", Interrupt.Stop, ["08:00"], "film"),
            ],
            [new Show("s1", "hall", Sample.At("14:00"), "一")]);
        var window = new PlanWindow(Sample.At("10:00"), 1);

        var outlook = DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot,
            [Owed(new DutyRule.BeforeEveryShow()) with { Topics = [topic] }], window).ShouldHaveSingleItem();

        (outlook.Owed, outlook.Planned).ShouldBe((1, planned), rule);
    }

    [Theory]
    [InlineData(DayRule.EveryDay, 2, 4, "25+ 26+ 27+", "from its first day to its last")]
    [InlineData(DayRule.RestDays, 0, 30, "29+", "on the days that are no school days")]
    public void A_duty_is_owed_in_its_period(DayRule days, int first, int last, string expected, string rule)
    {
        var radio = Sample.Radio(venue: Sample.Venue() with { Calendar = Sample.Term });
        var duty = Owed(new DutyRule.TimesADay(1)) with
        {
            Days = days, First = Sample.Monday.PlusDays(first), Last = Sample.Monday.PlusDays(last),
        };

        string.Join(' ', Of(radio, Sample.Times("b", Interrupt.Stop, ["12:00"], "m"), duty, 8)
            .Select(d => $"{d.Date.Day}{(d.Met ? '+' : '-')}")).ShouldBe(expected, rule);
    }

    [Fact]
    public void Where_nothing_is_owed_nothing_is_said()
    {
        var closed = Sample.Radio(venue: Sample.Venue(OpeningHours.Of()));
        var booking = Sample.Times("b", Interrupt.Stop, ["12:00"], "m");

        Of(closed, booking, Owed(new DutyRule.ShareOfHours(500)), 1).ShouldBeEmpty();
        Of(Sample.Radio("elsewhere"), booking, Owed(new DutyRule.TimesADay(1)), 1).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_venue_plays_of_its_own_does_not_count() =>
        Of(Sample.Radio(), Sample.Loop("b", "m") with { Own = true }, Owed(new DutyRule.TimesADay(1)), 1)
            .ShouldHaveSingleItem().Planned.ShouldBe(0);

    [Theory]
    [InlineData("网上刷单", true)]
    [InlineData("网上贷款", false)]
    public void Only_assets_of_its_topics_count(string topic, bool met)
    {
        var snapshot = new PlanSnapshot(
            [Sample.Tv()], [Sample.Clip("a", 15) with { Topic = "网上刷单" }], [Sample.Loop("b", "a")], []);
        var window = new PlanWindow(Sample.At("10:00"), 1);

        DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot,
            [Owed(new DutyRule.TimesADay(3)) with { Topics = [topic] }], window).ShouldHaveSingleItem()
            .Met.ShouldBe(met);
    }

    private static Duty Owed(DutyRule rule) => new(
        "duty", "每日播放", new Target(Endpoints: ["tv", "radio", "hall"]), rule, Sample.Monday,
        Sample.Monday.PlusDays(30));

    private static IReadOnlyList<DutyOutlook> Of(Endpoint endpoint, Booking booking, Duty duty, int days)
    {
        var snapshot = new PlanSnapshot([endpoint], [Sample.Mp3("m", 30)], [booking], []);
        var window = new PlanWindow(Sample.At("10:00"), days);
        return DutyForecast.Of(Planner.Plan(snapshot, window, 1), snapshot, [duty], window);
    }
}
