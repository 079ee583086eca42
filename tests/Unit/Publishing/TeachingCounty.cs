using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Signage.Content.Playlists;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Publishing;

/// <summary>
/// The small county after it was taught what schools and cinemas need: a school with lessons, midday rest and a
/// calendar, a cinema of two halls, a door LED that burns in the evening.
/// </summary>
public sealed class TeachingCounty : IAsyncLifetime
{
    public const string School = "school-2-radio";
    public const string Hall1 = "hall-1";
    public const string Hall2 = "hall-2";
    public const string Led = "street-led";

    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public SmallCounty Small { get; } = new();

    public Person Operator => Small.Operator;

    /// <summary>A Wednesday within the planned window, never today.</summary>
    public static LocalDate Wednesday =>
        Now.InZone(Shanghai).Date.With(DateAdjusters.Next(IsoDayOfWeek.Wednesday));

    public static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public async ValueTask InitializeAsync()
    {
        await Small.InitializeAsync();
        (await PutCalendarAsync("school", Calendar())).EnsureSuccessStatusCode();
        (await Operator.Client.PutAsJsonAsync("/api/v1/county", County())).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Small.DisposeAsync();

    public static Instant At(LocalDate date, string time) =>
        (date + LocalTimePattern.ExtendedIso.Parse(time + ":00").Value).InZoneStrictly(Shanghai).ToInstant();

    public Task<HttpResponseMessage> PutCalendarAsync(string id, string text, bool preview = false) =>
        Operator.Client.PutAsync(
            $"/api/v1/calendars/{id}{(preview ? "?preview=true" : "")}",
            new StringContent(text, Encoding.UTF8, "text/calendar"));

    /// <summary>Terms all year round, and what else is said.</summary>
    public static string Calendar(params string[] events)
    {
        var all = string.Concat(events);
        return $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:校历\r\n"
            + Event("TERM", "全年", Wednesday.PlusDays(-400), Wednesday.PlusDays(401)) + all + "END:VCALENDAR\r\n";
    }

    /// <summary>A whole-day event; the last day is not included.</summary>
    public static string Event(string category, string title, LocalDate from, LocalDate until, string more = "") =>
        $"BEGIN:VEVENT\r\nUID:{title}\r\nCATEGORIES:{category}\r\nSUMMARY:{title}\r\n"
        + $"DTSTART;VALUE=DATE:{from:yyyyMMdd}\r\nDTEND;VALUE=DATE:{until:yyyyMMdd}\r\n{more}END:VEVENT\r\n";

    /// <summary>The newest order of an endpoint.</summary>
    public async Task<StoredOrder> OrderAsync(string endpoint)
    {
        await using var scope = Small.Signage.Services.CreateAsyncScope();
        var orders = await Orders.NewestAsync(
            scope.ServiceProvider.GetRequiredService<SignageDb>(), CancellationToken.None);
        return orders[endpoint];
    }

    public async Task<Playlist> PlaylistAsync(string endpoint)
    {
        var bytes = await Operator.Client.GetByteArrayAsync($"/playlists/{(await OrderAsync(endpoint)).Playlist}");
        return Playlist.TryRead(bytes, out var playlist, out var problems)
            ? playlist
            : throw new InvalidOperationException(string.Join("; ", problems));
    }

    public async Task<string> BookAsync(
        string how, string asset, string endpoint, params (string, JsonNode?)[] also) => (string)(await Operator
        .PostAsync("/api/v1/bookings", SmallCounty.Booking(how, asset, endpoint, also)))["id"]!;

    public async Task RemoveAsync(string booking) =>
        (await Operator.Client.DeleteAsync($"/api/v1/bookings/{booking}")).EnsureSuccessStatusCode();

    private static object County()
    {
        int[] school = [1, 2, 3, 4, 5];
        return new
        {
            venues = new object[]
            {
                new
                {
                    id = "school-2", title = "第二中学", department = "教育局", township = "城关镇",
                    tags = new[] { "学校" }, calendar = "school",
                    quiet = new[]
                    {
                        new { kind = "lesson", days = school, from = "08:00", until = "11:40" },
                        new { kind = "rest", days = school, from = "12:30", until = "14:00" },
                    },
                    levels = new[] { new { days = school, from = "18:00", until = "21:00", volume = 60 } },
                    endpoints = new object[] { new { id = School, title = "校园广播", kind = "schoolRadio" } },
                },
                new
                {
                    id = "cinema", title = "光华影城", department = "文旅局", township = "城关镇",
                    endpoints = new object[]
                    {
                        new { id = Hall1, title = "1号厅银幕", kind = "cinemaScreen", width = 1280, height = 720 },
                        new { id = Hall2, title = "2号厅银幕", kind = "cinemaScreen", width = 1280, height = 720 },
                    },
                },
                new
                {
                    id = "shop", title = "临街商铺", department = "公安局", township = "城关镇",
                    endpoints = new object[]
                    {
                        new
                        {
                            id = Led, title = "门头LED", kind = "doorLed", width = 128, height = 32,
                            tags = new[] { "临街" },
                            panelHours = new[] { new { days = new[] { 1, 2, 3, 4, 5, 6, 7 }, from = "18:00",
                                until = "22:00" } },
                        },
                    },
                },
            },
        };
    }
}
