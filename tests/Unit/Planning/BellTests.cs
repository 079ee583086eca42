using NodaTime;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>A school whose bell is off: all that it does by local time follows the bell; instants are true.</summary>
public sealed class BellTests
{
    // bell by its own face   07:40:00 |ring
    // true time, 90 s late   07:40:00 -------- 07:41:30 |ring
    // true time, 20 s early  07:39:40 |ring
    [Theory]
    [InlineData(0, "07:40:00")]
    [InlineData(90, "07:41:30")]
    [InlineData(-20, "07:39:40")]
    [InlineData(600, "07:50:00")]
    [InlineData(-600, "07:30:00")]
    public void A_daily_time_is_when_the_bell_says_so(int late, string at)
    {
        var playlist = Planned(late, Sample.Times("b", Interrupt.Duck, ["07:40"], "m"));

        playlist.Cues.Select(c => Sample.Local(c.At)).ShouldBe([at]);
    }

    [Fact]
    public void So_is_what_comes_every_so_many_minutes()
    {
        var playlist = Planned(30, Sample.Of("b", new EveryHow(Duration.FromMinutes(20), Duration.Zero, Interrupt.Duck),
            "m") with { Dayparts = [Sample.Part("12:00", "13:00")] });

        playlist.Cues.Select(c => Sample.Local(c.At)).ShouldBe(["12:00:30", "12:20:30", "12:40:30"]);
    }

    [Fact]
    public void So_are_dayparts_of_a_loop_and_the_day_itself()
    {
        var playlist = Planned(30, Sample.Loop("b", "m") with { Dayparts = [Sample.Part("12:00", "13:00")] });

        var span = playlist.Spans.Where(s => s.Loop is not null).ShouldHaveSingleItem();
        (Sample.Local(span.From), Sample.Local(span.Until)).ShouldBe(("12:00:30", "13:00:30"));
        (Sample.Local(playlist.From), Sample.Local(playlist.Until)).ShouldBe(("00:00:30", "00:00:30"));
    }

    [Fact]
    public void Quiet_hours_follow_the_bell_too()
    {
        var school = Sample.School() with { Zone = BellZone.Of(Sample.Shanghai, 60) };
        var playlist = Sample.Only(Sample.Plan(
            [Sample.Radio(venue: school)], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Duck, ["07:59:30", "08:00", "11:40"], "m")]));

        playlist.Cues.Select(c => Sample.Local(c.At)).ShouldBe(["08:00:30", "11:41:00"]);
    }

    [Fact]
    public void Schools_with_different_bells_have_playlists_of_their_own()
    {
        Endpoint Radio(string id, int late) => Sample.Radio(id, Sample.Venue(
            zone: BellZone.Of(Sample.Shanghai, late), id: "v" + id));
        var booking = Sample.Times("b", Interrupt.Duck, ["07:40"], "m") with
        {
            Target = new Target(Endpoints: ["a", "b", "c"]),
        };

        var plan = Sample.Plan([Radio("a", 0), Radio("b", 15), Radio("c", 15)], [Sample.Mp3("m", 30)], [booking]);

        plan.Playlists.Select(p => string.Join(' ', p.Endpoints)).ShouldBe(["a", "b c"], ignoreOrder: true);
    }

    [Fact]
    public void A_show_is_at_its_true_instant()
    {
        var hall = new Endpoint("hall", "hall", EndpointKind.CinemaScreen, 1920, 1080,
            Sample.Venue(zone: BellZone.Of(Sample.Shanghai, 90)));
        var playlist = Sample.Only(Sample.Plan(
            [hall], [Sample.Clip("film", 30)],
            [Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "film")],
            [new Show("s1", "hall", Sample.At("19:30"), "长津湖")]));

        playlist.Cues.Select(c => Sample.Local(c.At)).ShouldBe(["19:29:30"]);
    }

    [Fact]
    public void Where_clocks_change_the_bell_changes_with_them()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var bell = BellZone.Of(berlin, 30);
        foreach (var local in (LocalDateTime[])
            [new(2026, 3, 29, 1, 59, 59), new(2026, 3, 29, 2, 30), new(2026, 3, 29, 3, 0), new(2026, 10, 25, 2, 30)])
            LocalTimePolicy.Resolve(local, bell)
                .ShouldBe(LocalTimePolicy.Resolve(local, berlin) + Duration.FromSeconds(30), local.ToString());
        BellZone.RealOf(bell).ShouldBe(berlin);
        BellZone.Of(berlin, 0).ShouldBeSameAs(berlin);
        Should.Throw<ArgumentOutOfRangeException>(() => BellZone.Of(berlin, 601));
        Should.Throw<ArgumentOutOfRangeException>(() => BellZone.Of(berlin, -601));
        bell.MinOffset.ShouldBe(berlin.MinOffset - Offset.FromSeconds(30));
        bell.MaxOffset.ShouldBe(berlin.MaxOffset - Offset.FromSeconds(30));
        bell.GetZoneInterval(Instant.MinValue).HasStart.ShouldBeFalse("the first interval has no start");
    }

    private static Playlist Planned(int late, Booking booking) => Sample.Only(Sample.Plan(
        [Sample.Radio(venue: Sample.Venue(zone: BellZone.Of(Sample.Shanghai, late)))], [Sample.Mp3("m", 30)],
        [booking]));
}
