using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Cues at times and before shows, and who wins.</summary>
public sealed class CueTests
{
    [Fact]
    public void Cues_stand_at_local_times_of_each_day_to_the_second()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Duck, ["07:50", "12:30:15"], "m")], days: 2));

        playlist.Cues.Select(c => $"{c.At.InZone(Sample.Shanghai).Day} {Sample.Local(c.At)} {c.Lane} {c.Interrupt}")
            .ShouldBe(
            ["23 07:50:00 Sound Duck", "23 12:30:15 Sound Duck", "24 07:50:00 Sound Duck", "24 12:30:15 Sound Duck"]);
    }

    [Fact]
    public void Several_assets_follow_each_other()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("b", 20)],
            [Sample.Times("b1", Interrupt.Stop, ["08:00"], "a", "b")]));

        playlist.Cues.Select(c => Sample.Local(c.At)).ShouldBe(["08:00:00", "08:00:15"]);
    }

    //                 19:28:30   19:29:00         19:29:50  19:30:00
    // pack                       |film 30 s|clip 20 s|   10 s   |show
    [Fact]
    public void A_pack_ends_exactly_before_the_show()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Hall()], [Sample.Clip("film", 30), Sample.Clip("clip", 20)],
            [Sample.Of("b", new BeforeShowHow(Duration.FromSeconds(10), Interrupt.Stop), "film", "clip")],
            [new Show("s1", "hall", Sample.At("19:30"), "长津湖")]));

        playlist.Cues.Select(c => $"{Sample.Local(c.At)} {c.Show}").ShouldBe(["19:29:00 s1", "19:29:30 s1"]);
        var last = playlist.Cues[^1];
        (last.At + Duration.FromMilliseconds(last.LengthMs)).ShouldBe(Sample.At("19:29:50"));
    }

    [Fact]
    public void Without_a_show_a_booking_before_shows_says_so() =>
        Sample.Plan([Hall()], [Sample.Clip("film", 30)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film")])
            .Losses.ShouldHaveSingleItem().Cause.ShouldBe(LossCause.NoShow);

    //             08:00:00      08:00:20 08:00:30
    // first       |=============30 s=====|
    // second                    |========30 s=========|
    [Theory]
    [InlineData(0, 0, "first", LossCause.OlderFirst, "equal rank: the older wins")]
    [InlineData(0, 5, "second", LossCause.Outranked, "the higher rank wins")]
    public void Overlapping_cues_are_decided(int first, int second, string winner, LossCause cause, string rule)
    {
        var plan = Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30), Sample.Mp3("n", 30)],
            [
                Sample.Times("first", Interrupt.Stop, ["08:00:00"], "m") with { Rank = first },
                Sample.Times("second", Interrupt.Stop, ["08:00:20"], "n") with
                {
                    Rank = second, Made = Sample.Long + Duration.FromDays(1),
                },
            ]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe(winner, rule);
        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.Cause.ShouldBe(cause), l => l.By.ShouldBe(winner), l => l.BookingId.ShouldNotBe(winner));
    }

    [Fact]
    public void One_cue_may_begin_where_the_other_ends() =>
        Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Stop, ["08:00:00", "08:00:30"], "m")]))
            .Cues.Count.ShouldBe(2);

    // open              08:00 ============ 18:00
    [Theory]
    [InlineData("07:59:59", "Closed")]
    [InlineData("08:00:00", "")]
    [InlineData("17:59:30", "")]
    [InlineData("17:59:31", "Closed")]
    public void A_cue_lies_within_the_opening_hours(string time, string losses)
    {
        var school = Sample.Venue(OpeningHours.Of(Sample.Part("08:00", "18:00")));
        var plan = Sample.Plan(
            [Sample.Radio(venue: school)], [Sample.Mp3("m", 30)], [Sample.Times("b", Interrupt.Stop, [time], "m")]);

        string.Join(' ', plan.Losses.Select(l => l.Cause)).ShouldBe(losses);
    }

    [Fact]
    public void Nothing_is_cued_before_the_booking_was_made() =>
        Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Stop, ["07:00", "12:00"], "m") with { Made = Sample.At("09:00") }]))
            .Cues.Select(c => Sample.Local(c.At)).ShouldBe(["12:00:00"]);

    [Fact]
    public void A_time_outside_the_bookings_own_daypart_is_lost() =>
        Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Stop, ["07:00", "12:00"], "m")
                with { Dayparts = [Sample.Part("08:00", "18:00")] }])
            .Losses.ShouldHaveSingleItem().Cause.ShouldBe(LossCause.OutsideDaypart);

    private static Endpoint Hall() => new("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
}
