using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Recurrences;
using Signage.Planning.Time;
using Xunit;

namespace Signage.Tests.Unit.Planning;

/// <summary>A plan made with an earlier one: what did not change is taken over, what did is worked out anew.</summary>
public sealed class ReplanTests
{
    private static readonly PlanWindow Window = new(Sample.At("10:00"), 6);

    private static readonly PlanSnapshot Before = new(
        [
            Sample.Tv() with
            {
                Venue = Sample.Venue() with
                {
                    Calendar = Sample.Term, Hours = OpeningHours.Of(Sample.Part("06:00", "23:00")),
                    Quiet = [new QuietHours(QuietKind.Lesson, Sample.Part("08:00", "09:00"))],
                    Levels = [new LevelHours(Sample.Part("19:00", "20:00"), Volume: 40, Brightness: 30)],
                },
            },
            new Endpoint("hall", "hall", Content.Players.EndpointKind.CinemaScreen, 1280, 720, Sample.Venue(id: "c")),
        ],
        [
            Sample.Clip("a", 15), Sample.Clip("c", 30), Sample.Asset("s", AssetKind.Slogan),
            Sample.Clip("v", 15) with
            {
                Renditions =
                [
                    File("long", 60, 1280, 720), File("short", 20, 1280, 720), File("wide", 20, 640, 200),
                ],
            },
        ],
        [
            Sample.Loop("loop", "a"), Sample.Times("cue", Interrupt.Pause, ["12:00"], "c", "a"),
            Sample.Loop("variant", "v") with { Rank = 1, Dayparts = [Sample.Part("14:00", "15:00")] },
            Sample.Of("pack", new BeforeShowHow(Duration.Zero, Interrupt.Stop), "c"), Sample.Loop("slogan", "s"),
        ],
        [new Show("s", "hall", Sample.At("19:30"), "长津湖")]);

    public static TheoryData<string, PlanSnapshot> Changes => new()
    {
        { "a booking's first day",       Booked("loop", b => b with { First = Sample.Monday.PlusDays(1) }) },
        { "a booking's last day",        Booked("loop", b => b with { Last = Sample.Monday.PlusDays(1) }) },
        { "a booking's rank",            Booked("variant", b => b with { Rank = -1 }) },
        { "when a booking was made",     Booked("cue", b => b with { Made = Sample.At("13:00") }) },
        { "a booking's days",            Booked("loop", b => b with { Days = DayRule.RestDays }) },
        { "a booking's recurrence",      Booked("loop", b => b with { Recurrence = Tuesdays() }) },
        { "what breaks quiet hours",     Booked("loop", b => b with { BreaksQuiet = true }) },
        { "whose content it is",         Booked("loop", b => b with { Own = true }) },
        { "the longest variant",         Booked("variant", b => b with { LongestVariant = Duration.FromSeconds(30) }) },
        { "a daypart's end",             Booked("variant", b => b with { Dayparts = [Part("14:00", "16:00")] }) },
        { "a daypart's beginning",       Booked("variant", b => b with { Dayparts = [Part("13:00", "15:00")] }) },
        { "a daypart's weekdays",        Booked("variant", b => b with { Dayparts = [Part("14:00", "15:00", 2)] }) },
        { "a time of day",               Booked("cue", b => b with { How = At("12:01") }) },
        { "a time more",                 Booked("cue", b => b with { How = At("12:00", "12:30") }) },
        { "how a cue comes in",          Booked("cue", b => b with { How = At("12:00") with
            { Entry = Interrupt.Stop } }) },
        { "the bell",                    Booked("cue", b => b with { How = At("12:00") with
            { EndBy = Sample.Time("12:10") } }) },
        { "a share",                     Booked("loop", b => b with { How = new LoopHow(Share: 300) }) },
        { "the offset before a show",    Booked("pack", b => b with { How = new BeforeShowHow(
            Duration.FromSeconds(5), Interrupt.Stop) }) },
        { "an asset more",               Booked("loop", b => b with { Assets = ["a", "c"] }) },
        { "an asset that is not there",  Booked("loop", b => b with { Assets = ["nothing"] }) },
        { "the order of the assets",     Booked("cue", b => b with { Assets = ["a", "c"] }) },
        { "an asset's title",            Of("a", a => a with { Title = "新片名" }) },
        { "an asset's topic",            Of("a", a => a with { Topic = "网上刷单" }) },
        { "an asset's loudness",         Of("a", a => a with { Loudness = -20 }) },
        { "a slogan that is not known",  Of("s", a => a with { Slogan = null }) },
        { "an asset's state",            Of("a", a => a with { State = PlanAssetState.Withdrawn }) },
        { "an asset's kind",             Of("a", a => a with { Kind = AssetKind.Film }) },
        { "an asset's files",            Of("a", a => a with { Renditions = [File("other", 15, 1280, 720)] }) },
        { "a file's length",             Of("a", a => a with { Renditions = [a.Renditions[0] with
            { Length = Duration.FromSeconds(16) }] }) },
        { "a file's use",                Of("v", a => a with { Renditions = [.. a.Renditions.Select(r => r with
            { Use = r.MediaType == "wide" ? r.Use : PlanRendition.Led })] }) },
        { "a file's width",              Of("v", a => a with { Renditions = [a.Renditions[0] with { Width = 99 }] }) },
        { "a file's height",             Of("v", a => a with { Renditions = [a.Renditions[0] with { Height = 99 }] }) },
        { "a file's size",               Of("v", a => a with { Renditions = [a.Renditions[0] with { Bytes = 99 }] }) },
        { "a file's type",               Of("v", a => a with { Renditions = [a.Renditions[0] with
            { MediaType = "video/mp4" }] }) },
        { "the venue's hours",           At(v => v with { Hours = OpeningHours.Of(Sample.Part("06:00", "22:00")) }) },
        { "the venue never closes",      At(v => v with { Hours = OpeningHours.Always }) },
        { "the venue never opens",       At(v => v with { Hours = OpeningHours.Of() }) },
        { "a hall that never opens",     On("hall", e => e with { Venue = Sample.Venue(OpeningHours.Of()) }) },
        { "the zone",                    At(v => v with { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] }) },
        { "the calendar",                At(v => v with { Calendar = Sample.Term with { Exams = [] } }) },
        { "no calendar",                 At(v => v with { Calendar = null }) },
        { "the quiet hours",             At(v => v with { Quiet = [new QuietHours(
            QuietKind.Lesson, Sample.Part("08:00", "09:30"))] }) },
        { "a volume",                    At(v => v with { Levels = [v.Levels[0] with { Volume = 50 }] }) },
        { "a brightness",                At(v => v with { Levels = [v.Levels[0] with { Brightness = 50 }] }) },
        { "when a level holds",          At(v => v with { Levels = [v.Levels[0] with
            { Part = Sample.Part("19:00", "21:00") }] }) },
        { "a panel's hours",             On("tv", e => e with { PanelHours = OpeningHours.Of(
            Sample.Part("07:00", "08:00")) }) },
        { "a screen's size",             On("tv", e => e with { Width = 640, Height = 200 }) },
        { "a screen becomes a speaker",  On("tv", e => e with { Kind = Content.Players.EndpointKind.SchoolRadio }) },
        { "the theatre's event",         On("hall", e => e with { StartEvent = "show-starts" }) },
        { "a show's start",              Shown(s => s with { Start = Sample.At("20:00") }) },
        { "a show's id",                 Shown(s => s with { Id = "t" }) },
        { "a cancelled show",            Shown(s => s with { Cancelled = true }) },
        { "a show more",                 Before with { Shows = [.. Before.Shows, new Show(
            "t", "hall", Sample.At("21:30"), "二")] } },
        { "no show",                     Before with { Shows = [] } },
        { "a booking less",              Before with { Bookings = [.. Before.Bookings.Skip(1)] } },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void What_changed_is_planned_as_if_there_were_no_earlier_plan(string what, PlanSnapshot changed)
    {
        var again = Planner.Plan(changed, Window, 1, Planner.Plan(Before, Window, 1));
        var anew = Planner.Plan(changed, Window, 1);

        again.Playlists.Select(p => p.Hash).ShouldBe(anew.Playlists.Select(p => p.Hash), what);
        again.Losses.Select(Say).ShouldBe(anew.Losses.Select(Say), what);
    }

    [Fact]
    public void What_did_not_change_is_taken_over_also_from_a_plan_that_took_it_over()
    {
        var first = Planner.Plan(Before, Window, 1);
        var second = Planner.Plan(On("hall", e => e with { StartEvent = "show-starts" }), Window, 1, first);
        var third = Planner.Plan(Before, Window, 1, second);

        OfTv(second).ShouldBeSameAs(OfTv(first));
        OfTv(third).ShouldBeSameAs(OfTv(first));
    }

    [Fact]
    public void Another_window_or_another_seed_takes_nothing_over()
    {
        var first = Planner.Plan(Before, Window, 1);

        OfTv(Planner.Plan(Before, Window with { Days = 7 }, 1, first)).ShouldNotBeSameAs(OfTv(first));
        OfTv(Planner.Plan(Before, Window, 2, first)).ShouldNotBeSameAs(OfTv(first));
    }

    private static Playlist OfTv(Plan plan) => plan.Playlists.Single(p => p.Endpoints.Contains("tv")).Playlist;

    private static string Say(Loss loss) => $"{loss.BookingId} {loss.Cause} {loss.Asset} {loss.By} {loss.Times}";

    private static AtTimesHow At(params string[] times) => new([.. times.Select(Sample.Time)], Interrupt.Pause);

    private static PlanSnapshot At(Func<Venue, Venue> change) => On("tv", e => e with { Venue = change(e.Venue) });

    private static PlanSnapshot On(string id, Func<Endpoint, Endpoint> change) =>
        Before with { Endpoints = [.. Before.Endpoints.Select(e => e.Id == id ? change(e) : e)] };

    private static PlanSnapshot Shown(Func<Show, Show> change) =>
        Before with { Shows = [change(Before.Shows[0])] };

    private static Daypart Part(string from, string until, params int[] days) => Sample.Part(from, until, days);

    private static PlanSnapshot Booked(string id, Func<Booking, Booking> change) =>
        Before with { Bookings = [.. Before.Bookings.Select(b => b.Id == id ? change(b) : b)] };

    private static PlanSnapshot Of(string id, Func<PlanAsset, PlanAsset> change) =>
        Before with { Assets = [.. Before.Assets.Select(a => a.Id == id ? change(a) : a)] };

    private static PlanRendition File(string name, int seconds, int width, int height) => new(
        Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(name)), name, 1, PlanRendition.General,
        Duration.FromSeconds(seconds), width, height);

    private static Recurrence Tuesdays() => Recurrence.TryRead("RRULE:FREQ=WEEKLY;BYDAY=TU", out var read, out _)
        ? read
        : throw new InvalidOperationException("The rule is right.");
}
