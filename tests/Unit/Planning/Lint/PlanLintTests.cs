using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Duties;
using Signage.Planning.Lint;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning.Lint;

/// <summary>What a plan is warned of; a plan that is well is warned of nothing.</summary>
public sealed class PlanLintTests
{
    private static readonly PlanFacts Well = new(
        Sample.At("10:00"), new Dictionary<string, Instant>(StringComparer.Ordinal)
        {
            ["tv"] = Sample.At("09:59"), ["led"] = Sample.At("09:59"), ["radio"] = Sample.At("09:59"),
        });

    [Fact]
    public void A_plan_that_is_well_is_warned_of_nothing() =>
        Lint([Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("b", 15)], [Sample.Loop("b", "a", "b")], Well)
            .ShouldBeEmpty();

    [Fact]
    public void A_hole_is_told_with_its_length() =>
        Only(WarningKind.HoleInPlan, [Sample.Tv()], [Sample.Clip("a", 15)],
            [Sample.Loop("b", "a") with { Dayparts = [Sample.Part("00:00", "22:00")] }], Well)
            .ShouldSatisfyAllConditions(
                w => w.Figure.ShouldBe(7200), w => w.Time!.Value.Start.ShouldBe(Sample.At("22:00")));

    [Fact]
    public void A_loudspeaker_that_is_silent_between_its_cues_has_no_hole() =>
        Lint([Sample.Radio()], [Sample.Mp3("m", 15)], [Sample.Times("b", Interrupt.Stop, ["12:00"], "m")], Well)
            .ShouldBeEmpty();

    [Fact]
    public void A_booking_that_reaches_nothing() =>
        Only(WarningKind.ReachesNothing, [Sample.Tv()], [Sample.Clip("a", 15)],
            [Sample.Loop("b", "a"), Sample.Loop("lost", "a") with { Target = new Target(Townships: ["别处"]) }], Well)
            .Booking.ShouldBe("lost");

    [Fact]
    public void A_booking_that_never_plays_names_the_winner() =>
        Only(WarningKind.NeverPlays, [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 15)],
            [Sample.Loop("low", "a"), Sample.Loop("high", "c") with { Rank = 1 }], Well)
            .ShouldSatisfyAllConditions(w => w.Booking.ShouldBe("low"), w => w.Subject.ShouldBe("high"));

    [Fact]
    public void Overbooked_minutes_are_counted() =>
        Only(WarningKind.Overbooked, [Sample.Radio()], [Sample.Mp3("m", 30), Sample.Mp3("n", 30)],
            [
                Sample.Times("old", Interrupt.Stop, ["08:00", "09:00"], "m"),
                Sample.Times("young", Interrupt.Stop, ["08:00", "09:00", "11:00"], "n") with
                {
                    Made = Sample.Long + Duration.FromDays(1),
                },
            ], Well)
            .ShouldSatisfyAllConditions(
                w => w.Booking.ShouldBe("young"), w => w.Subject.ShouldBe("old"), w => w.Figure.ShouldBe(2));

    [Fact]
    public void A_file_that_is_not_in_the_store() =>
        Only(WarningKind.FileMissing, [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 15)],
            [Sample.Loop("b", "a", "c")],
            Well with { Stored = new HashSet<Sha256Hash> { Sample.Clip("a", 15).Renditions[0].Hash } })
            .Subject.ShouldBe("c");

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void An_endpoint_that_was_not_seen_for_a_day(int hours, bool warned)
    {
        var facts = Well with
        {
            LastSeen = new Dictionary<string, Instant>(StringComparer.Ordinal)
            {
                ["tv"] = Well.Now - Duration.FromHours(hours),
            },
        };

        Lint([Sample.Tv()], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")], facts)
            .Any(w => w.Kind == WarningKind.NotSeen).ShouldBe(warned);
    }

    [Theory]
    [InlineData(-16, null)]
    [InlineData(-22, null)]
    [InlineData(-9.5, 6.5)]
    [InlineData(-30, -14.0)]
    public void What_is_much_louder_or_quieter_than_the_rest(double lufs, double? off)
    {
        PlanAsset At(string id, double loudness) => Sample.Clip(id, 15) with { Loudness = loudness };
        var warnings = Lint([Sample.Tv()], [At("a", -16), At("c", -16), At("d", lufs)],
            [Sample.Loop("b", "a", "c", "d")], Well);

        warnings.Where(w => w.Kind == WarningKind.Loudness).Select(w => (w.Subject, w.Figure))
            .ShouldBe(off is null ? [] : [("d", off)]);
    }

    // 192x32, 1.5 heights a second, glyphs of 23 pixels: 100 glyphs take (2300 + 192) / 48 = 52 s, 200 take 100 s
    [Theory]
    [InlineData(100, null)]
    [InlineData(200, 100.0)]
    public void A_slogan_that_does_not_get_through_in_its_turn(int glyphs, double? seconds)
    {
        var slogan = Sample.Asset("s", AssetKind.Slogan) with
        {
            Slogan = new SloganDocument { Text = new string('防', glyphs) },
        };

        Lint([Sample.Led()], [slogan], [Sample.Loop("b", "s")], Well).Select(w => (w.Kind, w.Figure))
            .ShouldBe(seconds is null ? [] : [(WarningKind.SloganTooLong, seconds)]);
    }

    [Fact]
    public void A_booking_that_will_be_heard_in_a_lesson() =>
        Only(WarningKind.BreaksQuiet, [Sample.Radio(venue: Sample.School())], [Sample.Mp3("m", 30)],
            [Sample.Times("b", Interrupt.Stop, ["07:00", "09:00"], "m") with { BreaksQuiet = true }], Well)
            .ShouldSatisfyAllConditions(
                w => w.Booking.ShouldBe("b"), w => w.Time!.Value.Start.ShouldBe(Sample.At("09:00")),
                w => w.Figure.ShouldBe(1));

    [Fact]
    public void A_duty_that_the_plan_does_not_meet()
    {
        var duty = new DutyOutlook("daily", Sample.Monday, ["tv"], Met: false, Owed: 2, Planned: 1);

        Only(WarningKind.DutyUnmet, [Sample.Tv()], [Sample.Clip("a", 15)], [Sample.Loop("b", "a")],
            Well with { Duties = [duty, duty with { Met = true }, duty with { Planned = 0 }] })
            .ShouldSatisfyAllConditions(w => w.Subject.ShouldBe("daily"), w => w.Figure.ShouldBe(2));
    }

    [Fact]
    public void An_asset_that_follows_itself_since_nothing_can_stand_between() =>
        Only(WarningKind.FollowsItself, [Sample.Tv()], [Sample.Clip("a", 15), Sample.Clip("c", 15)],
            [Sample.Of("b", new LoopHow(Share: 750), "a"), Sample.Of("d", new LoopHow(Share: 250), "c")], Well)
            .Subject.ShouldBe("a");

    private static Warning Only(
        WarningKind kind, Endpoint[] endpoints, PlanAsset[] assets, Booking[] bookings, PlanFacts facts)
    {
        var warning = Lint(endpoints, assets, bookings, facts).ShouldHaveSingleItem();
        warning.Kind.ShouldBe(kind);
        return warning;
    }

    private static IReadOnlyList<Warning> Lint(
        Endpoint[] endpoints, PlanAsset[] assets, Booking[] bookings, PlanFacts facts)
    {
        var snapshot = new PlanSnapshot(endpoints, assets, bookings, []);
        return PlanLint.Of(Planner.Plan(snapshot, new(Sample.At("10:00"), 1), 1), snapshot, facts);
    }
}
