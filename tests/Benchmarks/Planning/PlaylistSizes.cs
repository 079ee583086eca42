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

/// <summary>How large a month's playlist is, in kilobytes, before compression.</summary>
internal static class PlaylistSizes
{
    /// <summary>A school with lessons, midday rest and night to be quiet in: two MP3s a day before class and at
    /// dismissal, and the bell after them.</summary>
    internal static double SchoolKb(PlanWindow window)
    {
        var lessons = new Daypart(Weekdays.Of(1, 2, 3, 4, 5), new LocalTime(8, 0), new LocalTime(11, 40));
        var school = County.Bank with
        {
            Id = "school",
            Hours = OpeningHours.Of(new Daypart(Weekdays.Of(1, 2, 3, 4, 5), new LocalTime(7, 0), new LocalTime(21, 0))),
            Quiet = [new QuietHours(QuietKind.Lesson, lessons)],
        };
        var radio = new Endpoint("radio", "校园广播", EndpointKind.SchoolRadio, 0, 0, school);
        var times = new AtTimesHow([new LocalTime(7, 40), new LocalTime(12, 5)], Interrupt.Stop, new LocalTime(12, 30));
        return Kb(radio, window, [County.Asset("m1", AssetKind.Sound, 90), County.Asset("m2", AssetKind.Sound, 60)],
            [County.Loop("daily", "m1", "m2") with { How = times, Days = DayRule.WorkingDays }]);
    }

    /// <summary>A bank's lobby with five clips and four slogans, open at other hours at the weekend.</summary>
    internal static double LobbyKb(PlanWindow window) => Kb(
        County.Screen("tv", County.Bank),
        window,
        [
            .. Enumerable.Range(0, 5).Select(i => County.Asset($"c{i}", AssetKind.Clip, 15 + i)),
            .. Enumerable.Range(0, 4).Select(i => County.Asset($"s{i}", AssetKind.Slogan, 0)),
        ],
        [County.Loop("clips", "c0", "c1", "c2", "c3", "c4"), County.Loop("words", "s0", "s1", "s2", "s3")]);

    private static double Kb(Endpoint endpoint, PlanWindow window, PlanAsset[] assets, Booking[] bookings)
    {
        var plan = Planner.Plan(new PlanSnapshot([endpoint], assets, bookings, []), window, 1);
        return plan.Playlists.Single().Bytes.Length / 1000.0;
    }
}
