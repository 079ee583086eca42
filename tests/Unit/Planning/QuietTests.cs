using Shouldly;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Lessons, midday rest and exams at a school; its radio is off while it is to be quiet.</summary>
public sealed class QuietTests
{
    //              07:00   08:00 ========= 11:40   12:30 ====== 14:00
    //              |       | lessons       |       | rest       |
    [Theory]
    [InlineData("07:40:00", false, "07:40:00", "",            "before class")]
    [InlineData("07:59:31", false, "",         "QuietWindow", "reaches a second into the lesson")]
    [InlineData("07:59:30", false, "07:59:30", "",            "ends where the lesson begins")]
    [InlineData("09:00:00", false, "",         "QuietWindow", "in a lesson")]
    [InlineData("11:40:00", false, "11:40:00", "",            "starts where the lesson ends")]
    [InlineData("13:00:00", false, "",         "QuietWindow", "midday rest")]
    [InlineData("13:00:00", true,  "13:00:00", "",            "a booking that may break quiet hours")]
    public void A_cue_of_30_seconds(string at, bool breaks, string plays, string lost, string rule)
    {
        var plan = Sample.Plan(
            [Sample.Radio(venue: Sample.School())], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Stop, [at], "m") with { BreaksQuiet = breaks }]);

        string.Join(' ', Sample.Only(plan).Cues.Select(c => Sample.Local(c.At))).ShouldBe(plays, rule);
        string.Join(' ', plan.Losses.Select(l => l.Cause)).ShouldBe(lost, rule);
    }

    [Fact]
    public void A_loop_stops_for_the_lessons_and_the_radio_is_off_by_plan()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio(venue: Sample.School())], [Sample.Mp3("m", 30)], [Sample.Loop("b", "m")]));

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {(s.Dark == true ? "dark" : "loop")}")
            .ShouldBe(["00:00 loop", "08:00 dark", "11:40 loop", "12:30 dark", "14:00 loop"]);
    }

    [Fact]
    public void A_screen_goes_on_without_sound()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv(venue: Sample.School())], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")]));

        playlist.Spans.ShouldAllBe(s => s.Dark == null);
        playlist.Levels.Select(l => $"{Sample.Local(l.From)[..5]}-{Sample.Local(l.Until)[..5]} {l.Volume}")
            .ShouldBe(["08:00-11:40 0", "12:30-14:00 0"]);
    }

    [Fact]
    public void A_screen_on_which_nothing_is_booked_is_not_off_while_it_is_quiet() =>
        Sample.Plan([Sample.Tv(venue: Sample.School())], [], []).Gaps.ShouldHaveSingleItem().Time.Duration
            .ShouldBe(NodaTime.Duration.FromHours(24));

    [Fact]
    public void A_radio_needs_no_lower_volume_since_it_is_off() =>
        Sample.Only(Sample.Plan(
            [Sample.Radio(venue: Sample.School())], [Sample.Mp3("m", 30)], [Sample.Loop("b", "m")]))
            .Levels.ShouldBeEmpty();

    //  Wednesday 09:00 ======= 11:00 exam; lessons are not quiet here
    [Theory]
    [InlineData("loop",      false, false, "QuietWindow", "an ordinary cue")]
    [InlineData("cue",       true,  false, "QuietWindow", "not even one that may break quiet hours")]
    [InlineData("takeover",  false, false, "",            "nor a takeover that is no emergency")]
    [InlineData("emergency", false, true,  "",            "an emergency does")]
    public void An_exam_is_broken_by_an_emergency_only(string what, bool breaks, bool plays, string lost, string rule)
    {
        var venue = Sample.Venue() with { Calendar = Sample.Term };
        How how = what switch
        {
            "takeover" => new TakeoverHow(Emergency: false),
            "emergency" => new TakeoverHow(Emergency: true),
            _ => new AtTimesHow([Sample.Time("10:00")], Interrupt.Stop),
        };
        var plan = Sample.Plan(
            [Sample.Radio(venue: venue)], [Sample.Mp3("m", 30)],
            [Sample.Of("b", how, "m") with { BreaksQuiet = breaks, First = Sample.Monday.PlusDays(2) }], days: 3);
        var playlist = Sample.Only(plan);
        var index = new LaneIndex(playlist, Lane.Sound);
        var exam = index.At(Sample.At("10:00:10", Sample.Monday.PlusDays(2)));

        (exam.State is LaneState.Loop or LaneState.Cue).ShouldBe(plays, rule);
        string.Join(' ', plan.Losses.Select(l => l.Cause).Distinct()).ShouldBe(lost, rule);
    }

    [Fact]
    public void Volume_and_brightness_follow_the_hours()
    {
        var venue = Sample.Venue() with
        {
            Levels = [new LevelHours(Sample.Part("19:00", "06:00"), Volume: 40, Brightness: 30)],
        };
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv(venue: venue)], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")]));

        playlist.Levels.Select(l =>
                $"{Sample.Local(l.From)[..5]}-{Sample.Local(l.Until)[..5]} {l.Volume} {l.Brightness}")
            .ShouldBe(["00:00-06:00 40 30", "19:00-00:00 40 30"]);
    }

    [Fact]
    public void A_panel_may_be_lit_at_other_hours_than_the_venue_is_open()
    {
        var led = Sample.Led() with
        {
            Venue = Sample.Venue(OpeningHours.Of(Sample.Part("09:00", "17:00"))),
            PanelHours = OpeningHours.Of(Sample.Part("18:00", "22:00")),
        };
        var playlist = Sample.Only(Sample.Plan([led], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")]));

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {(s.Dark == true ? "dark" : "loop")}")
            .ShouldBe(["00:00 dark", "18:00 loop", "22:00 dark"]);
    }
}
