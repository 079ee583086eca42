using NodaTime;
using NodaTime.Text;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Calendars;
using Signage.Planning.Places;
using Signage.Planning.Time;

namespace Signage.Tests.Unit.Planning;

/// <summary>Endpoints, assets and bookings for the planner's tests; one Monday in Shanghai unless said.</summary>
internal static class Sample
{
    internal static readonly LocalDate Monday = new(2026, 11, 23);
    internal static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    internal static readonly Instant Long = Instant.FromUtc(2026, 1, 1, 0, 0);

    internal static Instant At(string local, LocalDate? date = null) =>
        ((date ?? Monday) + Time(local)).InZoneStrictly(Shanghai).ToInstant();

    internal static LocalTime Time(string text) =>
        LocalTimePattern.ExtendedIso.Parse(text.Length == 5 ? text + ":00" : text).Value;

    internal static Daypart Part(string from, string until, params int[] days) =>
        new(days.Length == 0 ? Weekdays.All : Weekdays.Of(days), Time(from), Time(until));

    internal static Venue Venue(OpeningHours? hours = null, DateTimeZone? zone = null, string id = "v") =>
        new(id, "点位", "银行金融机构", "城关镇", zone ?? Shanghai, hours ?? OpeningHours.Always);

    /// <summary>A school that is quiet from 08:00 to 11:40 and from 12:30 to 14:00.</summary>
    internal static Venue School(Calendar? calendar = null) => Venue() with
    {
        Calendar = calendar,
        Quiet =
        [
            new QuietHours(QuietKind.Lesson, Part("08:00", "11:40")),
            new QuietHours(QuietKind.Rest, Part("12:30", "14:00")),
        ],
    };

    /// <summary>The autumn term: National Day off, Saturday 28 November runs as a Tuesday, an exam on Wednesday
    /// morning.</summary>
    internal static Calendar Term { get; } = new(
        "school", "县城中学",
        [new Term(new LocalDate(2026, 9, 1), new LocalDate(2027, 1, 22), "秋季学期")],
        [new Holiday(new LocalDate(2026, 10, 1), new LocalDate(2026, 10, 7), "国庆节")],
        [new MakeUpDay(new LocalDate(2026, 11, 28), IsoDayOfWeek.Tuesday, "调休")],
        [new ExamWindow(Monday.PlusDays(2), Time("09:00"), Time("11:00"), "月考")]);

    internal static Endpoint Tv(string id = "tv", Venue? venue = null) =>
        new(id, id, EndpointKind.LobbyTv, 1280, 720, venue ?? Venue());

    internal static Endpoint Led(string id = "led") => new(id, id, EndpointKind.BusLed, 192, 32, Venue());

    internal static Endpoint Radio(string id = "radio", Venue? venue = null) =>
        new(id, id, EndpointKind.SchoolRadio, 0, 0, venue ?? Venue());

    internal static PlanAsset Asset(
        string id, AssetKind kind, double seconds = 0, PlanAssetState state = PlanAssetState.Approved)
    {
        Duration? length = seconds > 0 ? Duration.FromMilliseconds((long)(seconds * 1000)) : null;
        PlanRendition Make(string use) =>
            new(Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes($"{id} {use}")), "x/y", 1000, use, length);
        return new PlanAsset(
            id, id, kind, state,
            kind is AssetKind.Clip or AssetKind.Film ? [Make("general"), Make("led")] : [Make("general")],
            kind == AssetKind.Slogan ? new SloganDocument { Text = new string('防', 32) } : null);
    }

    internal static PlanAsset Clip(string id, double seconds) => Asset(id, AssetKind.Clip, seconds);

    internal static PlanAsset Mp3(string id, double seconds) => Asset(id, AssetKind.Sound, seconds);

    internal static Booking Loop(string id, params string[] assets) => Of(id, new LoopHow(), assets);

    internal static Booking Times(string id, Interrupt interrupt, string[] times, params string[] assets) =>
        Of(id, new AtTimesHow([.. times.Select(Time)], interrupt), assets);

    internal static Booking Of(string id, How how, params string[] assets) => new(
        id, id, assets, new Target(Endpoints: ["tv", "led", "radio", "hall"]), how, Monday, Monday.PlusDays(30), 0,
        Long);

    internal static Plan Plan(
        Endpoint[] endpoints, PlanAsset[] assets, Booking[] bookings, Show[]? shows = null, int days = 1) =>
        Planner.Plan(new PlanSnapshot(endpoints, assets, bookings, shows ?? []), new PlanWindow(At("10:00"), days), 1);

    /// <summary>The only playlist, which must pass the player's own reader.</summary>
    internal static Playlist Only(Plan plan)
    {
        var planned = plan.Playlists.Single();
        return Playlist.TryRead(planned.Bytes.Span, out var playlist, out var problems)
            ? playlist
            : throw new InvalidOperationException(string.Join("; ", problems));
    }

    internal static string Local(Instant instant) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss").Format(instant.InZone(Shanghai).TimeOfDay);
}
