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

/// <summary>Why a booking is not on: one row a cause, asked at 10:00:05 of a Monday unless said.</summary>
public sealed class ExplainerTests
{
    private static readonly Endpoint Hall =
        new("hall", "hall", EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());

    public static TheoryData<string, LossCause?, string> Rows => new()
    {
        // what is special about the booking     cause                            rule
        { "nothing",                             null,                            "it is on" },
        { "an unknown asset",                    LossCause.UnknownAsset,          "the asset is not there" },
        { "an asset that waits",                 LossCause.NotApproved,           "not signed by two" },
        { "a withdrawn asset",                   LossCause.Withdrawn,             "withdrawn" },
        { "an MP3",                              LossCause.CannotPlay,            "a screen plays no MP3" },
        { "only longer variants",                LossCause.NoRendition,           "no variant is short enough" },
        { "a share of 1000 beside another",      LossCause.LoopFull,              "the loop is full" },
        { "a lower rank",                        LossCause.Outranked,             "outranked" },
        { "a cue beside an older one",           LossCause.OlderFirst,            "the older has the time" },
        { "a closed venue",                      LossCause.Closed,                "dark by plan" },
        { "a daypart in the afternoon",          LossCause.OutsideDaypart,        "outside its daypart" },
        { "a hall without shows",                LossCause.NoShow,                "no show" },
        { "a cancelled show",                    LossCause.ShowCancelled,         "the show was cancelled" },
        { "a lesson",                            LossCause.QuietWindow,           "quiet" },
        { "a bell at ten",                       LossCause.AfterBell,             "would play into the bell" },
        { "no patience",                         LossCause.WaitedInVain,          "waited in vain" },
        { "a takeover by another",               LossCause.TakenOver,             "taken over" },
        { "another endpoint",                    LossCause.NotTargeted,           "it does not reach this one" },
        { "a flight that is over",               LossCause.OutsideFlight,         "the flight is over" },
        { "Tuesdays by recurrence",              LossCause.NotThisDay,            "not on Mondays" },
        { "another minute",                      LossCause.NotDue,                "its time is another" },
        { "another's turn",                      LossCause.NotItsTurn,            "in the loop, not now" },
        { "a cue over the loop",                 LossCause.Interrupted,           "a cue is on" },
        { "a trigger",                           LossCause.WaitsForEvent,         "nothing has triggered it" },
        { "a later making",                      LossCause.NotYetMade,            "made at noon" },
        { "a file that the player lacks",        LossCause.FileNotOnPlayer,       "not in the cache yet" },
        { "an older order on the player",        LossCause.Superseded,            "the player runs another playlist" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_cause(string special, LossCause? cause, string rule)
    {
        var (endpoint, booking, others, shows) = Situation(special);
        var snapshot = new PlanSnapshot([endpoint], Assets, [booking, .. others], shows);
        var plan = Planner.Plan(snapshot, new(Sample.At("10:00"), 2), 1);
        var report = special switch
        {
            "a file that the player lacks" => new PlayerReport(
                plan.Playlists[0].Hash, plan.Playlists[0].Playlist.Files.Select(f => f.Sha256).ToHashSet()),
            "an older order on the player" => new PlayerReport(
                Sha256Hash.Of([1]), new HashSet<Sha256Hash>()),
            _ => null,
        };

        var why = Explainer.At(plan, snapshot, endpoint.Id, Sample.At("10:00:05"), report)!;

        var told = why.Candidates.Single(c => c.BookingId == "b");
        told.Cause.ShouldBe(cause, rule);
        if (cause is LossCause.Outranked or LossCause.OlderFirst or LossCause.TakenOver or LossCause.Interrupted
            or LossCause.NotItsTurn)
        {
            told.By.ShouldBe("other");
        }
    }

    [Fact]
    public void Every_cause_has_its_row() =>
        Rows.Select(r => r.Data.Item2).OfType<LossCause>().Order().ShouldBe(Enum.GetValues<LossCause>());

    [Fact]
    public void The_winner_is_named_with_what_is_on_and_how_far()
    {
        var snapshot = new PlanSnapshot([Sample.Tv()], Assets, [Sample.Loop("b", "a")], []);
        var why = Explainer.At(
            Planner.Plan(snapshot, new(Sample.At("10:00"), 1), 1), snapshot, "tv", Sample.At("00:00:20"))!;

        why.On.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            on => (on.Lane, on.Kind, on.Booking, on.Asset).ShouldBe((Lane.Picture, OnAirKind.Loop, "b", "a")),
            on => on.Position.ShouldBe(Duration.FromSeconds(5)));
    }

    [Theory]
    [InlineData("nowhere", "10:00", "an endpoint that is not planned for")]
    [InlineData("tv", "later", "an instant after the plan")]
    public void What_the_plan_does_not_hold_is_not_explained(string endpoint, string at, string rule)
    {
        var snapshot = new PlanSnapshot([Sample.Tv()], Assets, [], []);
        var plan = Planner.Plan(snapshot, new(Sample.At("10:00"), 1), 1);
        var instant = at == "later" ? Sample.At("00:00", Sample.Monday.PlusDays(1)) : Sample.At(at);

        Explainer.At(plan, snapshot, endpoint, instant).ShouldBeNull(rule);
    }

    private static PlanAsset[] Assets =>
    [
        Sample.Clip("a", 15), Sample.Clip("c", 15), Sample.Mp3("m", 15),
        Sample.Asset("waiting", AssetKind.Clip, 15, PlanAssetState.Waiting),
        Sample.Asset("gone", AssetKind.Clip, 15, PlanAssetState.Withdrawn),
    ];

    private static (Endpoint On, Booking Booking, Booking[] Others, Show[] Shows) Situation(string special)
    {
        var (tv, b) = (Sample.Tv(), Sample.Loop("b", "a"));
        var other = Sample.Loop("other", "c");
        Booking At(string id, string asset, string time, Duration? wait = null, string? bell = null) => Sample.Of(
            id, new AtTimesHow([Sample.Time(time)], new Entry(Interrupt.Stop, wait),
                bell is null ? null : Sample.Time(bell)), asset);
        var young = Sample.Long + Duration.FromDays(1);
        var shows = new[] { new Show("s", "hall", Sample.At("10:00:10"), "取消", Cancelled: true) };
        var before = Sample.Of("b", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "a");
        return special switch
        {
            "an unknown asset" => (tv, Sample.Loop("b", "nothing"), [], []),
            "an asset that waits" => (tv, Sample.Loop("b", "waiting"), [], []),
            "a withdrawn asset" => (tv, Sample.Loop("b", "gone"), [], []),
            "an MP3" => (tv, Sample.Loop("b", "m"), [], []),
            "only longer variants" => (tv, b with { LongestVariant = Duration.FromSeconds(5) }, [], []),
            "a share of 1000 beside another" =>
                (tv, Sample.Of("b", new LoopHow(Share: 1000), "a") with { Made = young }, [other], []),
            "a lower rank" => (tv, b, [other with { Rank = 1 }], []),
            "a cue beside an older one" =>
                (tv, At("b", "a", "10:00:00") with { Made = young }, [At("other", "c", "10:00:00")], []),
            "a closed venue" => (Sample.Tv(venue: Sample.Venue(OpeningHours.Of(Sample.Part("11:00", "12:00")))),
                b, [], []),
            "a daypart in the afternoon" => (tv, b with { Dayparts = [Sample.Part("14:00", "16:00")] }, [], []),
            "a hall without shows" => (Hall, before, [], []),
            "a cancelled show" => (Hall, before, [], shows),
            "a lesson" => (Sample.Radio(venue: Sample.School()), Sample.Loop("b", "m"), [], []),
            "a bell at ten" => (tv, At("b", "a", "09:59:55", bell: "10:00"), [], []),
            "no patience" => (tv, At("b", "a", "10:00:01", Duration.FromSeconds(1)), [other], []),
            "a takeover by another" => (tv, b, [Sample.Of("other", new TakeoverHow(false), "c")], []),
            "another endpoint" => (tv, b with { Target = new Target(Endpoints: ["led"]) }, [], []),
            "a flight that is over" => (tv, b with { First = Sample.Monday.PlusDays(-9),
                Last = Sample.Monday.PlusDays(-1) }, [], []),
            "Tuesdays by recurrence" => (tv, b with { Recurrence = Tuesdays() }, [], []),
            "another minute" => (tv, At("b", "a", "11:00"), [], []),
            "another's turn" => (tv, b, [Sample.Of("other", new LoopHow(Weight: 9), "c")], []),
            "a cue over the loop" => (tv, b, [At("other", "c", "10:00:00")], []),
            "a trigger" => (tv, Sample.Of("b", new OnTriggerHow("transfer-begins", Interrupt.Stop), "a"), [], []),
            "a later making" => (tv, At("b", "a", "11:00") with { Made = Sample.At("12:00") }, [], []),
            _ => (tv, b, [], []),
        };
    }

    private static Signage.Planning.Recurrences.Recurrence Tuesdays() =>
        Signage.Planning.Recurrences.Recurrence.TryRead("RRULE:FREQ=WEEKLY;BYDAY=TU", out var read, out _)
            ? read
            : throw new InvalidOperationException("The rule is right.");
}
