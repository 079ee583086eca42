using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Signage.Content.Assets;
using Signage.Planning;
using Signage.Planning.Duties;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Duties;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Rehearsals;

/// <summary>The county of the samples with its calendar and duties, a campaign of four bookings, and a cinema's
/// timetable; all of it taken in over HTTP.</summary>
public sealed class SampleCounty : IAsyncLifetime
{
    private const string Bookings =
        """
        [{"id":"lobby-film","title":"大厅宣传片","assets":["a-film"],"target":{"kinds":["lobbyTv"]},
          "how":"loop","share":150,"first":"2026-09-01","last":"2027-08-31"},
         {"id":"lobby-poster","title":"大厅海报","assets":["a-poster"],"target":{"kinds":["lobbyTv"]},
          "how":"loop","first":"2026-09-01","last":"2027-08-31"},
         {"id":"school-noon","title":"午间广播","assets":["a-voice"],"target":{"kinds":["schoolRadio"]},
          "how":"atTimes","times":["12:10:00"],"days":"workingDays","first":"2026-09-01","last":"2027-07-02"},
         {"id":"school-bell","title":"早课提醒","assets":["a-voice"],"target":{"kinds":["schoolRadio"]},
          "how":"atTimes","times":["08:05:00"],"days":"workingDays","breaksQuiet":true,
          "first":"2026-09-01","last":"2027-07-02"},
         {"id":"cinema-pack","title":"映前短片","assets":["a-clip"],"target":{"kinds":["cinemaScreen"]},
          "how":"beforeShow","offsetMs":60000,"first":"2026-09-01","last":"2027-08-31"}]
        """;

    private const string Timetable =
        """
        影厅,日期,开始,片名,编号,取消
        1号厅,2026-12-31,10:00,长津湖,A1,否
        1号厅,2026-12-31,13:30,流浪地球,A2,否
        1号厅,2026-12-31,19:30,长津湖,A3,否
        2号厅,2026-12-31,14:00,你好李焕英,B1,是
        2号厅,2026-12-31,20:00,你好李焕英,B2,否
        """;

    private static readonly Instant Made = Instant.FromUtc(2026, 9, 1, 0, 0);

    public Installation Signage { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Signage.InitializeAsync();
        await using (var scope = Signage.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
            db.AddRange(
                AssetOf("a-film", "反诈宣传片", "film", 30_000), AssetOf("a-clip", "反诈短片", "clip", 15_000),
                AssetOf("a-voice", "校园防诈提醒", "sound", 20_000), AssetOf("a-poster", "反诈海报", "image", 0));
            await db.SaveChangesAsync();
        }

        await PutAsync("calendars/school", Sample("school.ics"), "text/calendar");
        await PutAsync("county", Sample("county.json"), "application/json");
        foreach (var duty in JsonNode.Parse(Sample("duties.json"))!.AsArray())
        {
            await PutAsync($"duties/{duty!["id"]}", duty.ToJsonString(), "application/json");
        }

        foreach (var booking in JsonNode.Parse(Bookings)!.AsArray())
        {
            await Signage.Admin.PostAsync("/api/v1/bookings", booking!);
        }

        (await Signage.Admin.Client.PostAsync("/api/v1/shows/import?venue=cinema-guanghua",
            new StringContent(Timetable, Encoding.UTF8, "text/csv"))).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Signage.DisposeAsync();

    /// <summary>What would be planned from, as if the bookings had been made when the school year began.</summary>
    internal async Task<(PlanSnapshot Snapshot, IReadOnlyList<Duty> Duties)> ReadAsync()
    {
        await using var scope = Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var snapshot = await scope.ServiceProvider.GetRequiredService<PlanInputs>().LoadAsync(db, default);
        return (
            snapshot with { Bookings = [.. snapshot.Bookings.Select(b => b with { Made = Made })] },
            await scope.ServiceProvider.GetRequiredService<DutyDesk>().AllAsync(default));
    }

    private async Task PutAsync(string path, string body, string type)
    {
        var answer = await Signage.Admin.Client.PutAsync(
            $"/api/v1/{path}", new StringContent(body, Encoding.UTF8, type));
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static string Sample(string name) => File.ReadAllText(Repository.At($"content/samples/{name}"));

    private static Asset AssetOf(string id, string title, string kind, long lengthMs)
    {
        var asset = new Asset
        {
            Id = id, Title = title, Kind = kind, Uploader = "admin", State = AssetState.Approved, LengthMs = lengthMs,
        };
        asset.Renditions.Add(new Rendition
        {
            AssetId = id,
            Sha256 = Sha256Hash.Of(Encoding.UTF8.GetBytes(id)).ToString(),
            Type = kind == "sound" ? "audio/mpeg" : kind == "image" ? "image/png" : "video/mp4",
            Bytes = 1000,
            LengthMs = lengthMs,
        });
        return asset;
    }
}
