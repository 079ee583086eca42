using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Content.Journal;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Uptime;

/// <summary>A month from the journals as they came in, and a venue's word on it.</summary>
public sealed class UptimeOverHttpTests : IAsyncLifetime
{
    private const string Confirmations = "/api/v1/uptime/confirmations";
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The month before the last one: it and the next are over.</summary>
    private static readonly YearMonth Month = TodayIn("Asia/Shanghai").ToYearMonth().PlusMonths(-2);

    private readonly SmallCounty _county = new();

    public ValueTask InitializeAsync() => _county.InitializeAsync();

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    // day       25 (boot, on)   26 … 31   1   2   3 … 31   1
    // journal   B o             s    s    s   s   s        s      "on" is said once
    [Fact]
    public async Task A_state_that_was_told_last_month_holds_in_the_whole_next_one()
    {
        var player = await _county.PlayerAsync(SmallCounty.Tv, "since the 25th");
        var journal = new Written(player, SmallCounty.Tv);
        await journal.SendAsync((At(0, 25, 8), RecordKind.Boot, null), (At(0, 25, 8), RecordKind.Screen, "on"));
        for (var day = Month.OnDayOfMonth(26); day <= Month.PlusMonths(2).OnDayOfMonth(1); day = day.PlusDays(1))
        {
            var at = day.At(new LocalTime(0, 0, 7)).InZoneLeniently(Zone).ToInstant();
            await journal.SendAsync((at, RecordKind.Order, null));
        }

        var days = await DaysAsync(SmallCounty.Tv, Month.PlusMonths(1));

        days.Count.ShouldBe(Month.PlusMonths(1).ToDateInterval().Length);
        days.ShouldAllBe(d => d["onAirMs"]!.GetValue<long>() == 86_400_000 && d["unknownMs"]!.GetValue<long>() == 0);
    }

    // The player ran until the 28th and was not started again before the 5th of the next month.
    [Fact]
    public async Task A_player_that_was_off_over_the_turn_of_the_month_is_a_fault_until_it_boots()
    {
        var player = await _county.PlayerAsync(SmallCounty.Tv, "off over the turn");
        var journal = new Written(player, SmallCounty.Tv);
        await journal.SendAsync((At(0, 25, 8), RecordKind.Boot, null), (At(0, 25, 8), RecordKind.Screen, "on"));
        await journal.SendAsync((At(0, 28, 8), RecordKind.Order, null));
        await journal.SendAsync((At(1, 5, 6), RecordKind.Boot, null), (At(1, 5, 6), RecordKind.Screen, "on"));
        await journal.SendAsync((At(1, 6, 0), RecordKind.Order, null));

        var days = await DaysAsync(SmallCounty.Tv, Month.PlusMonths(1));

        days.Take(4).ShouldAllBe(d => d["faultMs"]!.GetValue<long>() == 86_400_000);
        days[0]["parts"]![0]!["cause"]!.ToString().ShouldBe("notRunning");
        (days[4]["faultMs"]!.GetValue<long>(), days[4]["onAirMs"]!.GetValue<long>())
            .ShouldBe((6 * 3_600_000L, 18 * 3_600_000L));
        (await DaysAsync(SmallCounty.Tv, Month))[27]["faultMs"]!.GetValue<long>()
            .ShouldBe(16 * 3_600_000L, "from 8 o'clock on it did not run, as the boot of the next month tells");
    }

    // Players are named by their keys, which have no order in time.
    [Fact]
    public async Task A_player_that_took_over_from_another_goes_on_where_that_one_ended()
    {
        var keys = new[] { "one", "two" }.OrderByDescending(k => Keys.Player(k).Name, StringComparer.Ordinal).ToArray();
        foreach (var (key, day) in new[] { (keys[0], 10), (keys[1], 12) })
        {
            var journal = new Written(await _county.PlayerAsync(SmallCounty.Tv, key), SmallCounty.Tv);
            await journal.SendAsync(
                (At(0, day, 0), RecordKind.Boot, null), (At(0, day, 0), RecordKind.Screen, "on"),
                (At(0, day + 1, 0), RecordKind.Order, null));
        }

        var days = await DaysAsync(SmallCounty.Tv, Month);

        days.Skip(9).Take(4).Select(Letter).ShouldBe(["onAir", "fault", "onAir", "unknown"]);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Niue")]
    public async Task Days_and_months_are_the_venue_s_own(string zone)
    {
        var venue = await FarVenueAsync(zone);
        var today = TodayIn(zone);

        (await venue.RefusedAsync(Confirmations, Word("far-venue", today, today))).ShouldBe("422 confirm-unfinished");
        await venue.PostAsync(Confirmations, Word("far-venue", today.PlusDays(-1), today.PlusDays(-1)));
        var days = (await venue.GetAsync("/api/v1/uptime"))[0]!["days"]!.AsArray();
        days[^1]!["date"]!.ToString().ShouldBe(Iso(today));
        days[0]!["date"]!.ToString().ShouldBe(Iso(today.ToYearMonth().OnDayOfMonth(1)));
    }

    [Fact]
    public async Task A_venue_confirms_a_part_of_a_month_with_the_figures_as_they_stand()
    {
        var bank = await _county.Signage.NewAsync("bank", "venue");
        var journal = new Written(await _county.PlayerAsync(SmallCounty.Tv, "confirmed"), SmallCounty.Tv);
        await journal.SendAsync(
            (At(0, 3, 0), RecordKind.Boot, null), (At(0, 3, 0), RecordKind.Screen, "on"),
            (At(0, 5, 0), RecordKind.Order, null));

        await bank.PostAsync(Confirmations, new
        {
            venue = "branch-1", endpoint = SmallCounty.Tv, from = Iso(Month.OnDayOfMonth(3)),
            until = Iso(Month.OnDayOfMonth(4)), verdict = "confirm",
        });

        var stored = (await bank.GetAsync(Confirmations)).AsArray().ShouldHaveSingleItem()!;
        (stored["by"]!.ToString(), stored["endpoint"]!.ToString(), stored["until"]!.ToString())
            .ShouldBe(("bank", SmallCounty.Tv, Iso(Month.OnDayOfMonth(4))));
        JsonNode.Parse(stored["figures"]!.ToString())![0]!["onAirMs"]!.GetValue<long>().ShouldBe(2 * 86_400_000L);
    }

    [Fact]
    public async Task A_word_on_uptime_is_refused_by_name()
    {
        var bank = await _county.Signage.NewAsync("bank", "venue");
        var (first, last) = (Month.OnDayOfMonth(1), Month.ToDateInterval().End);
        var today = TodayIn("Asia/Shanghai");

        Task<string> RefusedAsync(LocalDate from, LocalDate until, string verdict = "confirm", string? reason = null) =>
            bank.RefusedAsync(Confirmations, Word("branch-1", from, until, verdict, reason));

        (await bank.RefusedAsync(Confirmations, Word("school-1", first, last))).ShouldBe("403 confirm-other-venue");
        (await _county.Operator.RefusedAsync(Confirmations, Word("branch-1", first, last)))
            .ShouldBe("403 confirm-other-venue", "nobody else speaks for the venue");
        (await RefusedAsync(last, first)).ShouldBe("422 confirm-days");
        (await RefusedAsync(first.PlusDays(-62), first)).ShouldBe("422 confirm-days");
        (await RefusedAsync(today.PlusDays(-3), today)).ShouldBe("422 confirm-unfinished");
        (await RefusedAsync(today.PlusDays(3), today.PlusDays(4))).ShouldBe("422 confirm-unfinished");
        (await RefusedAsync(first, last, "dispute")).ShouldBe("422 confirm-reason");
        (await RefusedAsync(first, last, "dispute", new string('长', 501))).ShouldBe("422 confirm-reason");
        (await RefusedAsync(today, today.PlusDays(1), "dispute", "还没到")).ShouldBe("422 confirm-future");
        (await RefusedAsync(first, last, "perhaps")).ShouldBe("422 confirm-verdict");
        (await bank.GetAsync(Confirmations)).AsArray().ShouldBeEmpty();
        await bank.PostAsync(Confirmations, Word("branch-1", today, today, "dispute", "今天停电"));
    }

    private static object Word(
        string venue, LocalDate from, LocalDate until, string verdict = "confirm", string? reason = null) =>
        new { venue, from = Iso(from), until = Iso(until), verdict, reason };

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static LocalDate TodayIn(string zone) =>
        SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[zone]).Date;

    /// <summary>An hour of a day, so many months after <see cref="Month"/>.</summary>
    private static Instant At(int months, int day, int hour) =>
        Month.PlusMonths(months).OnDayOfMonth(day).At(new LocalTime(hour, 0)).InZoneLeniently(Zone).ToInstant();

    private static string Letter(JsonNode day) => new[] { "onAir", "dark", "fault", "unknown" }
        .Single(part => day[$"{part}Ms"]!.GetValue<long>() == 86_400_000);

    private async Task<IReadOnlyList<JsonNode>> DaysAsync(string endpoint, YearMonth month)
    {
        var asked = YearMonthPattern.Iso.Format(month);
        var answer = await _county.Operator.GetAsync($"/api/v1/uptime?endpoint={endpoint}&month={asked}");
        return [.. answer[0]!["days"]!.AsArray().Select(d => d!)];
    }

    private async Task<Person> FarVenueAsync(string zone)
    {
        using var county = new StringContent(
            $$"""
            {"venues":[{"id":"far-venue","title":"远方","department":"d","township":"t","zone":"{{zone}}",
              "endpoints":[{"id":"far-tv","title":"电视","kind":"lobbyTv","width":64,"height":64}]}]}
            """,
            System.Text.Encoding.UTF8, "application/json");
        (await _county.Operator.Client.PutAsync("/api/v1/county", county)).EnsureSuccessStatusCode();
        var made = await _county.Operator.PostAsync(
            "/api/v1/users", new { name = "far", roles = new[] { "venue" }, venue = "far-venue" });
        return await _county.Signage.SignInAsync("far", ((string)made["link"]!).Split("code=")[1]);
    }

    /// <summary>A journal that is written and sent batch by batch.</summary>
    private sealed class Written(TestPlayer player, string endpoint)
    {
        private readonly List<byte[]> _before = [];

        public async Task SendAsync(params (Instant At, RecordKind Kind, string? State)[] records)
        {
            var first = _before.Count + 1;
            byte[][] lines = [.. records.Select((r, i) => new JournalRecord
            {
                Kind = r.Kind, Player = player.Id, Epoch = 1, Boot = 1, Sequence = first + i, Endpoint = endpoint,
                At = r.At, MonoMs = 0, Clock = "server", State = r.State,
            }.ToBytes())];
            var answer = await player.SendAsync(player.Batch(first, _before, lines));
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
            _before.AddRange(lines);
        }
    }
}
