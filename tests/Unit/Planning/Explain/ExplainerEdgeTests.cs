using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Explain;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning.Explain;

/// <summary>The order of what is told, lane by lane, and instants at the edges.</summary>
public sealed class ExplainerEdgeTests
{
    private static readonly PlanAsset[] Assets =
    [
        Sample.Clip("a", 15), Sample.Clip("c", 15), Sample.Asset("s", AssetKind.Slogan),
    ];

    private static readonly BeforeShowHow Pack = new(Duration.Zero, Interrupt.Stop);

    [Fact]
    public void Who_is_on_comes_first_then_cause_by_cause_and_by_id()
    {
        var why = At("10:00:05", Sample.Tv(), [],
            Sample.Loop("z", "a") with { Rank = 1 }, Sample.Loop("y", "a"), Sample.Loop("b", "nothing"),
            Sample.Loop("x", "a"), Sample.Times("a", Interrupt.Stop, ["11:00"], "c"), Sample.Loop("a2", "nothing"));

        why.Candidates.Select(c => $"{c.BookingId} {c.Cause} {c.By} {c.Asset}").ShouldBe(
        [
            "z   ", "a2 UnknownAsset  nothing", "b UnknownAsset  nothing", "x Outranked z ", "y Outranked z ",
            "a NotDue  ",
        ]);
    }

    //         10:00:00 ---- 10:00:15
    // lost    |=============|            its time is from its start up to its end
    [Theory]
    [InlineData("09:59:59", LossCause.NotDue)]
    [InlineData("10:00:00", LossCause.OlderFirst)]
    [InlineData("10:00:14", LossCause.OlderFirst)]
    [InlineData("10:00:15", LossCause.NotDue)]
    public void A_cue_lost_its_own_time(string at, LossCause cause) =>
        At(at, Sample.Tv(), [], Sample.Times("old", Interrupt.Stop, ["08:00", "10:00", "12:00", "14:00"], "a"),
            Sample.Times("young", Interrupt.Stop, ["08:00", "10:00", "12:00", "14:00"], "c") with
            {
                Made = Sample.Long + Duration.FromDays(1),
            })
            .Candidates.Single(c => c.BookingId == "young").Cause.ShouldBe(cause);

    [Theory]
    [InlineData("11:59:59", LossCause.NotYetMade)]
    [InlineData("12:00:00", LossCause.NotDue)]
    public void A_booking_is_made_from_its_instant_on(string at, LossCause cause) =>
        At(at, Sample.Tv(), [], Sample.Times("b", Interrupt.Stop, ["13:00"], "a") with { Made = Sample.At("12:00") })
            .Candidates.ShouldHaveSingleItem().Cause.ShouldBe(cause);

    [Theory]
    [InlineData("loop", "Picture Loop b, Ticker Loop b", "both lanes of a screen with a band")]
    [InlineData("takeover", "Picture Takeover b, Ticker Takeover b", "a takeover of both")]
    [InlineData("cue", "Picture Filler , Ticker Filler ", "a lane that has cues alone is told too")]
    [InlineData("cue now", "Picture Cue b, Ticker Cue b", "while they are on")]
    [InlineData("nothing", "Picture Filler ", "without anything the picture")]
    [InlineData("closed", "Picture Dark , Ticker Filler ", "off by plan; the band goes with its picture")]
    public void The_lanes(string what, string expected, string rule)
    {
        How how = what switch
        {
            "takeover" => new TakeoverHow(Emergency: false),
            "cue" => new AtTimesHow([Sample.Time("11:00")], Interrupt.Stop),
            "cue now" => new AtTimesHow([Sample.Time("10:00")], Interrupt.Stop),
            _ => new LoopHow(),
        };
        var hours = what == "closed" ? OpeningHours.Of(Sample.Part("11:00", "12:00")) : OpeningHours.Always;
        var other = Sample.Loop("other", "c") with { Target = new Target(Endpoints: ["led"]) };

        string.Join(", ", At("10:00:05", Sample.Tv(venue: Sample.Venue(hours)), [], other,
                Sample.Of("b", how, "s", "a") with { Last = Sample.Monday.PlusDays(what == "nothing" ? -1 : 30) })
            .On.Select(o => $"{o.Lane} {o.Kind} {o.Booking}")).ShouldBe(expected, rule);
    }

    [Fact]
    public void The_arithmetic_of_a_full_loop_is_told() =>
        At("10:00:05", Sample.Tv(), [], Sample.Loop("old", "a"), Sample.Of("young", new LoopHow(Share: 1000), "c") with
        {
            Made = Sample.Long + Duration.FromDays(1),
        })
            .Candidates.Single(c => c.BookingId == "young").Arithmetic!.WantedPermille.ShouldBe(1000);

    // s at 20:00; "b" precedes it, "noon" has no show
    [Theory]
    [InlineData(null, "b NotDue, noon NoShow", "its pack is due later; what another lost is not its own")]
    [InlineData("show-starts", "b WaitsForEvent, noon NoShow", "the theatre tells when")]
    public void Before_a_show(string? startEvent, string expected, string rule)
    {
        var hall = new Endpoint("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue())
        {
            StartEvent = startEvent,
        };
        var why = At("10:00:05", hall, [new Show("s", "hall", Sample.At("20:00"), "一")],
            Sample.Of("b", Pack, "a", "nothing") with { Dayparts = [Sample.Part("08:00", "22:00")] },
            Sample.Of("noon", Pack, "a", "nothing") with { Dayparts = [Sample.Part("08:00", "13:00")] });

        string.Join(", ", why.Candidates.OrderBy(c => c.BookingId, StringComparer.Ordinal)
            .Select(c => $"{c.BookingId} {c.Cause}")).ShouldBe(expected, rule);
    }

    private static Explanation At(string at, Endpoint endpoint, Show[] shows, params Booking[] bookings)
    {
        var snapshot = new PlanSnapshot([endpoint], Assets, bookings, shows);
        return Explainer.At(
            Planner.Plan(snapshot, new(Sample.At("10:00"), 1), 1), snapshot, endpoint.Id, Sample.At(at))!;
    }
}
