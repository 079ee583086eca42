using CsCheck;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Signage.Planning.Time;

namespace Signage.Tests.Unit.Planning;

/// <summary>Counties by chance: a lobby TV, a bus LED, a school's radio and another school's that closes.</summary>
internal static class RandomCounty
{
    internal const int Days = 4;

    internal static Gen<List<Booking>> Bookings { get; } =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, 1000])
            .List[1, 12].Select(rows => rows.Select(Make).ToList());

    internal static IReadOnlyList<Endpoint> Endpoints { get; } =
    [
        Sample.Tv(), Sample.Led(), Sample.Radio(venue: Sample.School(Sample.Term)),
        Sample.Radio("hall", Sample.Venue(OpeningHours.Of(Sample.Part("07:00", "01:00", 1, 2, 3)), id: "w")),
    ];

    internal static PlanWindow Window { get; } = new(Sample.At("10:00"), Days);

    internal static PlanSnapshot Snapshot(IReadOnlyList<Booking> bookings) => new(
        Endpoints,
        [
            Sample.Clip("a", 15) with { Topic = "网上刷单" }, Sample.Clip("c", 45) with { Topic = "网上刷单" },
            Sample.Mp3("m", 12), Sample.Mp3("n", 95), Sample.Asset("s", AssetKind.Slogan),
        ],
        bookings, []);

    internal static Plan Plan(IReadOnlyList<Booking> bookings) => Planner.Plan(Snapshot(bookings), Window, 7);

    private static Booking Make((int How, int Rank, int Hour, int Minute, int Any) r, int i)
    {
        var time = new LocalTime(r.Hour, r.Minute, r.Any % 60);
        var booking = r.How switch
        {
            0 => Sample.Loop($"b{i}", "a", "m"),
            1 => Sample.Of($"b{i}", new LoopHow(Share: Math.Max(1, r.Any)), "a", "s", "n"),
            2 => Sample.Of($"b{i}", new LoopHow(Weight: 1 + (r.Any % 4)), "c", "m"),
            3 => Sample.Of($"b{i}", new AtTimesHow([time, time.PlusSeconds(20)], Interrupt.Pause), "a", "m"),
            4 => Sample.Of($"b{i}", new AtTimesHow([time], Interrupt.Stop), "c", "n"),
            5 => Sample.Of($"b{i}", new EveryHow(
                Duration.FromMinutes(30 + r.Minute), Duration.FromMinutes(r.Minute % 30), Interrupt.Stop), "a", "m"),
            6 => Sample.Of($"b{i}", new AtTimesHow(
                [time], new Entry(Interrupt.Pause, Duration.FromSeconds(1 + (r.Any % 60)))), "c", "n"),
            _ => Sample.Of($"b{i}", new TakeoverHow(r.Any % 2 == 0), "a", "m") with
            {
                Dayparts = [new Daypart(Weekdays.All, time, time.PlusMinutes(1 + (r.Any % 90)))],
            },
        };
        return booking with
        {
            Rank = r.Rank,
            Last = Sample.Monday.PlusDays(r.Any / 300),
            Made = Sample.Long + Duration.FromMinutes(i),
            Own = r.How == 2 && r.Any % 3 == 0,
            BreaksQuiet = r.Any % 5 == 0,
            Days = (DayRule)(r.Any % 7 % 3),
            Dayparts = r.Any % 3 == 0 && booking.Dayparts.Count == 0
                ? [Sample.Part($"{r.Hour:00}:30", "06:00")]
                : booking.Dayparts,
        };
    }
}
