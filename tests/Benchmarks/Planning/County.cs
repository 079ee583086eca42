using System.Text;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Players;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Endpoint = Signage.Planning.Places.Endpoint;

namespace Signage.Benchmarks.Planning;

/// <summary>A made-up county of any size: the same numbers, the same county.</summary>
internal static class County
{
    internal static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Instant Made = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly EndpointKind[] Kinds =
        [EndpointKind.LobbyTv, EndpointKind.BusLed, EndpointKind.SchoolRadio, EndpointKind.DoorLed];

    internal static Instant Now { get; } = (Monday + new LocalTime(10, 0)).InZoneStrictly(Zone).ToInstant();

    /// <summary>Townships times four kinds make the audiences.</summary>
    internal static PlanSnapshot Of(int endpoints, int townships, int bookings) => new(
        EndpointsOf(endpoints, townships),
        [.. Enumerable.Range(0, 60).Select(AssetOf)],
        [.. Enumerable.Range(0, bookings).Select(i => BookingOf(i, townships))],
        []);

    internal static Booking Loop(string id, params string[] assets) => new(
        id, id, assets, new Target(Kinds: Kinds), new LoopHow(), Monday, Monday.PlusDays(60), 0, Made);

    internal static Venue Bank { get; } = new("bank", "bank", "银行", "城关镇", Zone, OpeningHours.Of(
        new Daypart(Weekdays.Of(1, 2, 3, 4, 5), new LocalTime(8, 30), new LocalTime(17, 30)),
        new Daypart(Weekdays.Of(6, 7), new LocalTime(9, 0), new LocalTime(16, 0))));

    internal static Endpoint Screen(string id, Venue venue) => new(id, id, EndpointKind.LobbyTv, 1280, 720, venue);

    internal static PlanAsset Asset(string id, AssetKind kind, int seconds)
    {
        Duration? length = seconds > 0 ? Duration.FromSeconds(seconds) : null;
        var slogan = kind == AssetKind.Slogan ? new SloganDocument { Text = "凡是刷单返利的都是诈骗，请勿转账" } : null;
        return new PlanAsset(id, $"反诈公益 {id}", kind, PlanAssetState.Approved,
            [File(id, PlanRendition.General, length), File(id, PlanRendition.Led, length)], slogan)
        {
            Topic = $"topic-{id.Length}",
        };
    }

    private static PlanRendition File(string id, string use, Duration? length) =>
        new(Sha256Hash.Of(Encoding.UTF8.GetBytes($"{id} {use}")), "video/mp4", 4_000_000, use, length, 1280, 720);

    private static IReadOnlyList<Endpoint> EndpointsOf(int endpoints, int townships)
    {
        var venues = Enumerable.Range(0, Math.Max(townships, endpoints / 10)).Select(i => new Venue(
            $"v{i}", $"点位{i}", "银行金融机构", $"town-{i % townships}", Zone, Bank.Hours)).ToList();
        return [.. Enumerable.Range(0, endpoints).Select(i =>
        {
            var kind = Kinds[(i / venues.Count) % Kinds.Length];
            var (width, height) = kind switch
            {
                EndpointKind.LobbyTv => (1280, 720),
                EndpointKind.SchoolRadio => (0, 0),
                EndpointKind.DoorLed => (256, 32),
                _ => (192, 32),
            };
            return new Endpoint($"e{i:0000000}", $"终端{i}", kind, width, height, venues[i % venues.Count]);
        })];
    }

    private static PlanAsset AssetOf(int i) => (i % 3) switch
    {
        0 => Asset($"clip-{i}", AssetKind.Clip, 10 + (i % 20)),
        1 => Asset($"sound-{i}", AssetKind.Sound, 20 + (i % 40)),
        _ => Asset($"slogan-{i}", AssetKind.Slogan, 0),
    };

    private static Booking BookingOf(int i, int townships)
    {
        var target = (i % 3) switch
        {
            0 => new Target(Townships: [$"town-{i % townships}"]),
            1 => new Target(Kinds: [Kinds[i % Kinds.Length]], Townships: [$"town-{(i / 3) % townships}"]),
            _ => new Target(Kinds: [Kinds[i % Kinds.Length]]),
        };
        string[] assets = [NameOf(i % 60), NameOf((i * 7) % 60)];
        How how = (i % 10) switch
        {
            < 6 => new LoopHow(Weight: 1 + (i % 3)),
            < 9 => new AtTimesHow([new LocalTime(9 + (i % 8), i % 60), new LocalTime(10, i % 60, 30)], Interrupt.Pause),
            _ => new EveryHow(Duration.FromMinutes(60), Duration.FromMinutes(i % 60), Interrupt.Stop),
        };
        return new Booking(
            $"b{i}", $"排期{i}", assets, target, how, Monday.PlusDays(-i % 20), Monday.PlusDays(20 + (i % 40)), i % 5,
            Made + Duration.FromMinutes(i))
        {
            Dayparts = i % 4 == 0
                ? [new Daypart(Weekdays.All, new LocalTime(7 + (i % 6), 0), new LocalTime(14 + (i % 6), 0))]
                : [],
        };
    }

    private static string NameOf(int i) => (i % 3) switch { 0 => $"clip-{i}", 1 => $"sound-{i}", _ => $"slogan-{i}" };
}
