using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Bookings;

/// <summary>A cinema of two halls, each with a film before every show.</summary>
public sealed class CinemaCounty : IAsyncLifetime
{
    internal SmallCounty County { get; } = new();

    internal static string Day { get; } = LocalDatePattern.Iso.Format(SystemClock.Instance.GetCurrentInstant()
        .InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.PlusDays(2));

    public async ValueTask InitializeAsync()
    {
        await County.InitializeAsync();
        (await County.Operator.Client.PutAsJsonAsync("/api/v1/county", new
        {
            venues = new object[]
            {
                new
                {
                    id = "cinema", title = "云溪影城", department = "文旅局", township = "城关镇",
                    endpoints = new object[]
                    {
                        new { id = "hall-1", title = "1号厅银幕", kind = "cinemaScreen", width = 1280, height = 720 },
                        new { id = "hall-2", title = "2号厅银幕", kind = "cinemaScreen", width = 1280, height = 720 },
                    },
                },
            },
        })).EnsureSuccessStatusCode();
        foreach (var hall in new[] { "hall-1", "hall-2" })
        {
            await County.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking("beforeShow", endpoint: hall));
        }
    }

    public ValueTask DisposeAsync() => County.DisposeAsync();

    internal Task<HttpResponseMessage> ImportAsync(string text, string type = "text/csv") =>
        County.Operator.Client.PostAsync(
            "/api/v1/shows/import?venue=cinema", new StringContent(text, Encoding.UTF8, type));

    internal static string Table(params string[] rows) => string.Join("\n", ["编号,影厅,日期,开始,片名,取消", .. rows]);

    internal async Task<JsonArray> ShowsAsync(string hall) =>
        (await County.Operator.GetAsync($"/api/v1/shows?endpoint={hall}")).AsArray();

    /// <summary>The newest order's number of each hall, after a plan.</summary>
    internal async Task<(long First, long Second)> OrdersAsync()
    {
        await County.PlanAsync();
        await using var scope = County.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var newest = await db.Set<StoredOrder>().GroupBy(o => o.EndpointId)
            .ToDictionaryAsync(g => g.Key, g => g.Max(o => o.Number));
        return (newest["hall-1"], newest["hall-2"]);
    }
}
