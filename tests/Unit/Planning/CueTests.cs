using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Outlook;
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

    //            07:30        08:00        08:30
    // every 30   |m           |m           |m            from midnight by the wall clock
    // offset 10        |m           |m
    [Theory]
    [InlineData(30, 0,  "07:45", "09:00", "08:00:00 08:30:00", "on the hour and the half")]
    [InlineData(30, 10, "07:45", "09:00", "08:10:00 08:40:00", "ten minutes after")]
    [InlineData(45, 0,  "07:30", "09:00", "07:30:00 08:15:00", "from midnight on")]
    public void Every(int minutes, int offset, string from, string until, string expected, string rule)
    {
        var how = new EveryHow(Duration.FromMinutes(minutes), Duration.FromMinutes(offset), Interrupt.Stop);
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 5)],
            [Sample.Of("b", how, "m") with { Dayparts = [Sample.Part(from, until)] }]));

        string.Join(' ', playlist.Cues.Select(c => Sample.Local(c.At))).ShouldBe(expected, rule);
    }

    // loop     00:00:00 a 15 s |15 a |30 a |45 a |60     a cue of 10 s waits for the end of the running a
    // due              :07            its place :15
    // another                    |20-30|              a stopping cue of another booking
    [Theory]
    [InlineData("00:00:07", 10, null,       "00:00:15", "",             "when the running item ends")]
    [InlineData("00:00:15", 10, null,       "00:00:15", "",             "at once when one just ended")]
    [InlineData("00:00:07", 7,  null,       "",         "WaitedInVain", "not within seven seconds")]
    [InlineData("00:00:22", 20, "00:00:20", "00:00:30", "",             "the running item is a cue")]
    [InlineData("00:00:18", 20, "00:00:20", "00:00:30", "",             "a cue that comes first ends the item")]
    [InlineData("00:00:07", 10, "00:00:20", "",         "OlderFirst",   "another has the time after it")]
    public void A_waiting_cue(string due, int seconds, string? other, string at, string lost, string rule)
    {
        var plan = Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("w", 10), Sample.Clip("x", 10)],
            [
                Sample.Loop("loop", "a"),
                .. other is null ? (Booking[])[] : [Sample.Times("other", Interrupt.Stop, [other], "x")],
                Sample.Of("waits", new AtTimesHow(
                    [Sample.Time(due)], new Entry(Interrupt.Stop, Duration.FromSeconds(seconds))), "w") with
                {
                    Made = Sample.Long + Duration.FromDays(1),
                },
            ]);

        string.Join(' ', Sample.Only(plan).Cues.Where(c => c.Booking == "waits").Select(c => Sample.Local(c.At)))
            .ShouldBe(at, rule);
        string.Join(' ', plan.Losses.Where(l => l.BookingId == "waits").Select(l => l.Cause)).ShouldBe(lost, rule);
    }

    [Fact]
    public void After_a_waiting_cue_the_loop_goes_on_with_the_next_item_whole()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("w", 10)],
            [
                Sample.Loop("loop", "a"),
                Sample.Of("waits", new AtTimesHow(
                    [Sample.Time("00:00:07")], new Entry(Interrupt.Stop, Duration.FromSeconds(30))), "w"),
            ]));
        var minute = new Interval(Sample.At("00:00"), Sample.At("00:01"));

        PlannedPlays.Within(playlist, minute).Where(p => p.Booking == "loop").Select(p => Sample.Local(p.Start))
            .ShouldBe(["00:00:00", "00:00:25", "00:00:40", "00:00:55"]);
    }

    // waits (rank 5)   due :07 -> |15-25|
    // low   (rank 0)                 |20-30|   gives way, and says so
    [Fact]
    public void A_waiting_cue_of_a_higher_rank_pushes_out_what_comes_after_it()
    {
        var plan = Sample.Plan(
            [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("w", 10), Sample.Clip("x", 10)],
            [
                Sample.Loop("loop", "a"),
                Sample.Times("low", Interrupt.Stop, ["00:00:20"], "x"),
                Sample.Of("waits", new AtTimesHow(
                    [Sample.Time("00:00:07")], new Entry(Interrupt.Stop, Duration.FromSeconds(10))), "w") with
                {
                    Rank = 5,
                },
            ]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Booking.ShouldBe("waits");
        plan.Losses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            l => l.BookingId.ShouldBe("low"), l => l.Cause.ShouldBe(LossCause.Outranked), l => l.By.ShouldBe("waits"));
    }

    // the bell            08:00:00
    // m of 30 s   07:59:30 |=====|
    [Theory]
    [InlineData("07:59:30", "07:59:30", "")]
    [InlineData("07:59:31", "",         "AfterBell")]
    [InlineData("08:00:00", "08:00:00", "")]
    public void What_would_play_into_the_bell_is_left_out(string at, string plays, string lost)
    {
        var plan = Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Of("b", new AtTimesHow([Sample.Time(at)], Interrupt.Stop, Sample.Time("08:00")), "m")]);

        string.Join(' ', Sample.Only(plan).Cues.Select(c => Sample.Local(c.At))).ShouldBe(plays);
        string.Join(' ', plan.Losses.Select(l => l.Cause)).ShouldBe(lost);
    }

    [Fact]
    public void The_bell_is_told_to_the_player_too() =>
        Sample.Only(Sample.Plan(
            [Sample.Radio()], [Sample.Mp3("m", 30)],
            [Sample.Of("b", new AtTimesHow([Sample.Time("07:40")], Interrupt.Stop, Sample.Time("08:00")), "m")]))
            .Cues.ShouldHaveSingleItem().EndBy.ShouldBe(Sample.At("08:00"));

    [Fact]
    public void A_cancelled_show_plays_nothing()
    {
        var plan = Sample.Plan(
            [Hall()], [Sample.Clip("film", 30)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film")],
            [
                new Show("s1", "hall", Sample.At("19:30"), "长津湖", Cancelled: true),
                new Show("s2", "hall", Sample.At("21:30"), "长津湖"),
            ]);

        Sample.Only(plan).Cues.Select(c => c.Show).ShouldBe(["s2"]);
        plan.Losses.ShouldHaveSingleItem().Cause.ShouldBe(LossCause.ShowCancelled);
    }

    //               18:00   18:30   19:00   19:30   20:00
    // shows                 |s1             |s2 (19:45)
    // s1's window   |=======================|           from 30 minutes before to where s2's begins
    [Fact]
    public void Where_the_theatre_system_tells_a_shows_start_the_pack_waits_for_it()
    {
        var hall = Hall() with { StartEvent = "show-starts" };
        var playlist = Sample.Only(Sample.Plan(
            [hall], [Sample.Clip("film", 30), Sample.Clip("clip", 20)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film", "clip")],
            [
                new Show("s1", "hall", Sample.At("18:30"), "长津湖"),
                new Show("s2", "hall", Sample.At("19:45"), "长津湖"),
                new Show("s3", "hall", Sample.At("21:00"), "取消", Cancelled: true),
            ]));

        playlist.Cues.ShouldBeEmpty();
        playlist.Triggers.Select(t =>
                $"{t.Event} {t.Show} {Sample.Local(t.From!.Value)}-{Sample.Local(t.Until!.Value)} {t.Slots.Count}")
            .ShouldBe(["show-starts s1 18:00:00-19:15:00 2", "show-starts s2 19:15:00-20:45:00 2"]);
    }

    [Fact]
    public void A_booking_on_a_trigger_waits_for_its_event_while_it_is_active()
    {
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio() with { Kind = EndpointKind.AtmVoice }], [Sample.Mp3("m", 5)],
            [Sample.Of("b", new OnTriggerHow("transfer-begins", Interrupt.Duck), "m") with
            {
                Dayparts = [Sample.Part("08:00", "18:00")],
            }]));

        var trigger = playlist.Triggers.ShouldHaveSingleItem();
        (trigger.Event, trigger.Lane, trigger.Interrupt).ShouldBe(("transfer-begins", Lane.Sound, Interrupt.Duck));
        (Sample.Local(trigger.From!.Value), Sample.Local(trigger.Until!.Value)).ShouldBe(("08:00:00", "18:00:00"));
        playlist.Files.ShouldHaveSingleItem();
    }

    // loop      a a a a a a a a a a a a          takeover 10:00 - 11:00
    // cue       09:59:50-10:00:20 and 10:30      both want its time
    [Fact]
    public void A_takeover_has_the_endpoint_to_itself()
    {
        var plan = Sample.Plan(
            [Sample.Tv()],
            [
                Sample.Clip("a", 15), Sample.Clip("x", 30), Sample.Clip("alarm", 20),
                Sample.Asset("s", AssetKind.Slogan),
            ],
            [
                Sample.Loop("loop", "a", "s") with { Rank = 100 },
                Sample.Times("cue", Interrupt.Stop, ["09:59:50", "10:30"], "x") with { Rank = 100 },
                Sample.Of("t", new TakeoverHow(Emergency: false), "alarm") with
                {
                    Dayparts = [Sample.Part("10:00", "11:00")],
                },
            ]);
        var playlist = Sample.Only(plan);

        playlist.Cues.ShouldBeEmpty();
        playlist.Spans.OrderBy(s => s.Lane).ThenBy(s => s.From).Select(s =>
                $"{s.Lane} {Sample.Local(s.From)[..5]}-{Sample.Local(s.Until)[..5]} "
                + playlist.LoopOf(s.Loop)!.Slots[0].Booking)
            .ShouldBe([
                "Picture 00:00-10:00 loop", "Picture 10:00-11:00 t", "Picture 11:00-00:00 loop",
                "Ticker 00:00-10:00 loop", "Ticker 11:00-00:00 loop",
            ]);
        plan.Losses.Select(l => $"{l.BookingId} {l.Cause} {l.By}").Distinct()
            .ShouldBe(["cue TakenOver t", "loop TakenOver t", "loop TakenOver "], ignoreOrder: true);
    }

    [Fact]
    public void An_emergency_breaks_the_closing_time_and_comes_before_another_takeover()
    {
        var closed = Sample.Venue(OpeningHours.Of(Sample.Part("08:00", "18:00")));
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Tv(venue: closed)], [Sample.Clip("a", 15), Sample.Clip("alarm", 20)],
            [
                Sample.Of("t", new TakeoverHow(Emergency: false), "a") with { Rank = 100 },
                Sample.Of("e", new TakeoverHow(Emergency: true), "alarm") with
                {
                    Dayparts = [Sample.Part("17:00", "19:00")],
                },
            ]));

        playlist.Spans.Select(s => $"{Sample.Local(s.From)[..5]} {playlist.LoopOf(s.Loop)?.Slots[0].Booking ?? "dark"}")
            .ShouldBe(["00:00 dark", "08:00 t", "17:00 e", "19:00 dark"]);
    }

    private static Endpoint Hall() => new("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
}
