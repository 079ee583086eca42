using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>Which endpoints a booking reaches, and which of them are planned for together.</summary>
public sealed class AudienceTests
{
    private static readonly BeforeShowHow Pack = new(Duration.Zero, Interrupt.Stop);

    // a lobby TV of a bank in 城关镇, tagged "a" itself and "b" by its venue
    public static TheoryData<Target, bool, string> Targets => new()
    {
        { new Target(), false, "a target that names nothing reaches nothing" },
        { new Target(Endpoints: [], Tags: []), false, "nor does one of empty lists" },
        { new Target(Endpoints: ["x", "tv"]), true, "its id among others" },
        { new Target(Endpoints: ["x"]), false, "another's id" },
        { new Target(Kinds: [EndpointKind.LobbyTv]), true, "its kind" },
        { new Target(Kinds: [EndpointKind.BusLed]), false, "another kind" },
        { new Target(Venues: ["v"]), true, "its venue" },
        { new Target(Venues: ["w"]), false, "another venue" },
        { new Target(Townships: ["城关镇"]), true, "its township" },
        { new Target(Townships: ["别处"]), false, "another township" },
        { new Target(Departments: ["银行金融机构"]), true, "its department" },
        { new Target(Departments: ["教育局"]), false, "another department" },
        { new Target(Tags: ["x", "a"]), true, "one tag of several is enough" },
        { new Target(Tags: ["b", "x"]), true, "also one of its venue" },
        { new Target(Tags: ["x"]), false, "another tag" },
        { new Target(Endpoints: ["tv"], Venues: ["w"]), false, "its id, but another venue" },
        { new Target(Endpoints: ["x"], Venues: ["v"]), false, "its venue, but another's id" },
        { new Target(Endpoints: ["x"], Kinds: [EndpointKind.LobbyTv]), false, "its kind, but another's id" },
        { new Target(Venues: ["w"], Townships: ["城关镇"]), false, "its township, but another venue" },
        { new Target(Endpoints: ["tv"], Townships: ["别处"]), false, "its id, but another township" },
        { new Target(Endpoints: ["tv"], Venues: ["v"], Tags: ["a"]), true, "all at once" },
    };

    [Theory]
    [MemberData(nameof(Targets), DisableDiscoveryEnumeration = true)]
    public void A_target_reaches_what_matches_every_list(Target target, bool reached, string rule)
    {
        var tv = Sample.Tv(venue: Sample.Venue() with { Tags = ["b"] }) with { Tags = ["a"] };
        var plan = Sample.Plan([tv], [Sample.Clip("a", 5)], [Sample.Loop("b", "a") with { Target = target }]);

        target.Reaches(tv).ShouldBe(reached, rule);
        (Sample.Only(plan).Loops.Count > 0).ShouldBe(reached, rule);
    }

    [Fact]
    public void A_booking_of_a_venue_reaches_its_endpoints_and_no_others()
    {
        var plan = Sample.Plan(
            [Sample.Tv("a", Sample.Venue(id: "v")), Sample.Tv("b", Sample.Venue(id: "w"))], [Sample.Clip("c", 5)],
            [Sample.Loop("here", "c") with { Target = new Target(Venues: ["w"]) }]);

        plan.Playlists.Single(p => p.Playlist.Loops.Count > 0).Endpoints.ShouldBe(["b"]);
    }

    [Fact]
    public void Bookings_by_kind_by_venue_and_by_id_come_together()
    {
        var tv = Sample.Tv();
        var plan = Sample.Plan([tv], [Sample.Clip("a", 5), Sample.Clip("b", 5), Sample.Clip("c", 5)],
            [
                Sample.Loop("id", "a"),
                Sample.Loop("kind", "b") with { Target = new Target(Kinds: [EndpointKind.LobbyTv]) },
                Sample.Loop("venue", "c") with { Target = new Target(Venues: ["v"]) },
            ]);

        Sample.Only(plan).Loops.Single().Slots.Select(s => s.Booking).Order().ShouldBe(["id", "kind", "venue"]);
    }

    [Theory]
    [InlineData("", "", true, "alike")]
    [InlineData("a", "b", false, "a tag that a booking asks for")]
    public void Endpoints_alike_but_for_what_a_booking_asks_for_are_planned_apart(
        string tag, string other, bool together, string rule)
    {
        var plan = Sample.Plan(
            [Sample.Tv("one") with { Tags = [tag] }, Sample.Tv("two") with { Tags = [other] }], [Sample.Clip("c", 5)],
            [Sample.Loop("b", "c") with { Target = new Target(Tags: ["a", ""]) }]);

        (plan.Playlists.Count == 1).ShouldBe(together, rule);
    }

    [Fact]
    public void Venues_alike_but_for_department_township_or_tags_are_planned_apart()
    {
        var venue = Sample.Venue();
        Endpoint[] tvs =
        [
            Sample.Tv("a", venue), Sample.Tv("b", venue with { Department = "教育局" }),
            Sample.Tv("c", venue with { Township = "别处" }), Sample.Tv("d", venue with { Tags = ["t"] }),
        ];
        Target[] targets =
        [
            new(Departments: ["教育局"]), new(Townships: ["别处"]), new(Tags: ["t"]),
        ];

        var plan = Sample.Plan(tvs, [Sample.Clip("x", 5)],
            [.. targets.Select((t, i) => Sample.Loop($"{i}", "x") with { Target = t })]);

        plan.Playlists.Where(p => p.Playlist.Loops.Count > 0)
            .Select(p => $"{p.Endpoints.Single()} {p.Playlist.Loops.Single().Slots.Single().Booking}").Order()
            .ShouldBe(["b 0", "c 1", "d 2"]);
    }

    // Both would make the loop longer than the second bears; neither is older.
    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_bookings_made_at_once_the_lower_id_counts_as_the_older(string first, string second) =>
        Sample.Plan([Sample.Tv()], [Sample.Clip("x", 15), Sample.Clip("y", 15)],
            [Booked(first), Booked(second)]).Losses.ShouldHaveSingleItem().BookingId.ShouldBe("b");

    [Fact]
    public void Audiences_come_in_the_order_of_their_first_endpoint()
    {
        var (open, closing) = (Sample.Venue(), Sample.Venue(OpeningHours.Of(Sample.Part("08:00", "18:00"))));
        var plan = Sample.Plan(
            [Sample.Tv("d", closing), Sample.Tv("b", open), Sample.Tv("c", closing), Sample.Tv("a", open)], [], []);

        plan.Gaps.Select(g => string.Join(' ', g.Endpoints)).ShouldBe(["a b", "c d"]);
    }

    [Fact]
    public void Screens_of_different_sizes_that_show_the_same_share_one_playlist()
    {
        var plan = Sample.Plan(
            [Sample.Tv("c") with { Width = 1920, Height = 1080 }, Sample.Tv("a"), Sample.Tv("d"),
                Sample.Tv("b") with { Width = 1920, Height = 1080 }],
            [Sample.Clip("x", 15)],
            [Sample.Loop("x", "x") with { Target = new Target(Kinds: [EndpointKind.LobbyTv]) }]);

        plan.Playlists.ShouldHaveSingleItem().Endpoints.ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public void Playlists_come_in_the_order_of_their_hashes()
    {
        Booking Only(string id) => Sample.Loop(id, "x") with { Target = new Target(Endpoints: [id]) };
        var plan = Sample.Plan(
            [.. "abcdef".Select(c => Sample.Tv($"{c}"))], [Sample.Clip("x", 15)],
            [.. "abcdef".Select(c => Only($"{c}"))]);

        plan.Playlists.Count.ShouldBe(6);
        plan.Playlists.Select(p => p.Hash.ToString()).ShouldBeInOrder();
    }

    [Fact]
    public void A_hall_that_a_booking_reaches_by_its_kind_has_its_own_shows()
    {
        var booking = Sample.Of("b", Pack, "film") with { Target = new Target(Kinds: [EndpointKind.CinemaScreen]) };
        var plan = Sample.Plan([Hall("h1"), Hall("h2"), Hall("h3")],
            [Sample.Clip("film", 30), Sample.Clip("a", 10)],
            [booking, Sample.Loop("loop", "a") with { Target = booking.Target }],
            [new Show("s1", "h1", Sample.At("19:30"), "一"), new Show("s2", "h2", Sample.At("20:30"), "二")]);

        plan.Playlists.Select(p => $"{string.Join(' ', p.Endpoints)} {p.Playlist.Cues.SingleOrDefault()?.Show}")
            .Order().ShouldBe(["h1 s1", "h2 s2", "h3 "]);
    }

    [Fact]
    public void Shows_divide_no_halls_in_which_nothing_plays_before_them()
    {
        var plan = Sample.Plan([Hall("h1"), Hall("h2")], [],
            [Sample.Loop("b", "nothing") with { Target = new Target(Endpoints: ["h1", "h2"]) }],
            [new Show("s1", "h1", Sample.At("19:30"), "一"), new Show("s2", "h2", Sample.At("20:30"), "二")]);

        plan.Losses.ShouldHaveSingleItem().Endpoints.ShouldBe(["h1", "h2"]);
    }

    [Theory]
    [InlineData("s1", "s2")]
    [InlineData("s2", "s1")]
    public void Of_two_shows_that_begin_at_once_the_lower_id_has_the_pack(string first, string second)
    {
        var plan = Sample.Plan([Hall("hall")], [Sample.Clip("film", 30)], [Sample.Of("b", Pack, "film")],
            [new Show(first, "hall", Sample.At("19:30"), "一"), new Show(second, "hall", Sample.At("19:30"), "一")]);

        Sample.Only(plan).Cues.ShouldHaveSingleItem().Show.ShouldBe("s1");
    }

    [Fact]
    public void A_diff_tells_what_changes_what_goes_and_what_stays()
    {
        var plan = Sample.Plan(
            [Sample.Tv("tv"), Sample.Tv("new"), Sample.Led(), Sample.Radio()],
            [Sample.Clip("a", 15), Sample.Mp3("m", 15)], [Sample.Loop("b", "a", "m")]);
        var hash = plan.Playlists.ToDictionary(p => p.Endpoints[0], p => p.Hash, StringComparer.Ordinal);
        var old = Sha256Hash.Of([1]);

        var diff = PlanDiff.Between(new Dictionary<string, Sha256Hash>(StringComparer.Ordinal)
        {
            ["led"] = old, ["radio"] = hash["radio"], ["z"] = old, ["y"] = old,
        }, plan);

        diff.Changed.OrderBy(c => c.Endpoint, StringComparer.Ordinal).ShouldBe(
            [("led", old, hash["led"]), ("new", null, hash["new"]), ("tv", null, hash["tv"])]);
        (string.Join(' ', diff.Gone), diff.Unchanged).ShouldBe(("y z", 1));
    }

    private static Booking Booked(string id) =>
        Sample.Of(id, new LoopHow(Cycle: Duration.FromSeconds(20)), id == "a" ? "x" : "y");

    private static Endpoint Hall(string id) => new(id, id, EndpointKind.CinemaScreen, 1280, 720, Sample.Venue());
}
