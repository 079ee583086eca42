using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Signage.Cli.Api;
using Signage.Cli.Operator;
using Signage.Cli.Programs;

namespace Signage.Cli.Demo;

/// <summary>The sample campaign: what is uploaded, approved and booked.</summary>
internal sealed class DemoCampaign(DemoFolder folder, DemoState state, DemoPeople people, IClock clock)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    internal static JsonNode County() => JsonNode.Parse(File.ReadAllText(Path.Combine(Home.Samples, "county.json")))!;

    /// <summary>The calendar that schools name, the county, and what its departments owe.</summary>
    internal static async Task PutCountyAsync(ApiClient admin, CancellationToken ct)
    {
        using var calendar = new StringContent(
            await File.ReadAllTextAsync(Path.Combine(Home.Samples, "school.ics"), ct), System.Text.Encoding.UTF8,
            "text/calendar");
        await admin.SendAsync(HttpMethod.Put, "api/v1/calendars/school", calendar, ct);
        await admin.SendAsync(HttpMethod.Put, "api/v1/county", Json(County()), ct);
        foreach (var duty in Sample("duties.json"))
        {
            await admin.SendAsync(HttpMethod.Put, $"api/v1/duties/{duty["id"]}", Json(duty), ct);
        }
    }

    internal static IReadOnlyList<JsonNode> Slogans() => Sample("slogans.json");

    /// <summary>The asset of a file, uploaded once; refusals end the demo.</summary>
    internal async Task<string> UploadAsync(string name, string path, string title, CancellationToken ct)
    {
        if (state.Assets.TryGetValue(name, out var known))
        {
            return known;
        }

        var view = await new Uploads(people.AsOperator, Output.Say).SendAsync(path, title, null, ct);
        if ((string?)view["state"] == "refused")
        {
            throw new DemoFailure($"{path} was refused: {view["refusal"]?["text"]}");
        }

        return Remember(name, (string)view["id"]!);
    }

    internal async Task<string> SloganAsync(string name, JsonNode slogan, CancellationToken ct)
    {
        if (state.Assets.TryGetValue(name, out var known))
        {
            return known;
        }

        var view = await people.AsOperator.PostAsync(
            "api/v1/slogans",
            new { Title = (string?)slogan["title"], Topic = (string?)slogan["topic"], Text = (string?)slogan["text"],
                Style = slogan["style"] },
            ct);
        return Remember(name, (string)view["id"]!);
    }

    /// <summary>Both reviewers sign; the second approval's time comes back.</summary>
    internal async Task<Instant> ApproveAsync(string asset, CancellationToken ct)
    {
        foreach (var reviewer in DemoPeople.Reviewers)
        {
            using var key = people.KeyOf(reviewer);
            await LibraryCommands.ApproveAsync(people.As(reviewer), key, asset, clock.GetCurrentInstant(), ct);
        }

        return clock.GetCurrentInstant();
    }

    internal async Task BookAsync(
        string title, string how, string[] assets, string[] endpoints, CancellationToken ct, Instant? at = null,
            string? interrupt = null)
    {
        var today = clock.GetCurrentInstant().InZone(Zone).Date;
        var flight = (First: at?.InZone(Zone).Date ?? today, Last: today.PlusDays(365));
        await people.AsOperator.PostAsync(
            "api/v1/bookings",
            new
            {
                Title = title,
                Assets = assets,
                Target = new { Endpoints = endpoints },
                How = how,
                First = LocalDatePattern.Iso.Format(flight.First),
                Last = LocalDatePattern.Iso.Format(flight.Last),
                Rank = 0,
                Times = at is { } instant ? new[] { TimeOfDay.Format(instant.InZone(Zone).TimeOfDay) } : null,
                OffsetMs = how == "beforeShow" ? 0 : (long?)null,
                Interrupt = interrupt,
            },
            ct);
    }

    private static IReadOnlyList<JsonNode> Sample(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Home.Samples, file)))!.AsArray().OfType<JsonNode>()];

    internal Task ShowAsync(string endpoint, Instant start, string title, CancellationToken ct) =>
        people.AsOperator.PostAsync(
            "api/v1/shows", new[] { new { Endpoint = endpoint, Start = start, Title = title } }, ct);

    /// <summary>Uploads, approves and books the sample campaign, once.</summary>
    internal async Task EnsureAsync(CancellationToken ct)
    {
        if (state.Booked)
        {
            return;
        }

        await PutCountyAsync(people.AsAdmin, ct);
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file, title) in SampleFiles)
        {
            samples[name] = await UploadAsync(name, Path.Combine(Home.Samples, file), title, ct);
        }

        var slogans = new List<string>();
        foreach (var (slogan, i) in Slogans().Select((s, i) => (s, i)))
        {
            slogans.Add(await SloganAsync($"slogan-{i}", slogan, ct));
        }

        foreach (var asset in samples.Values.Concat(slogans))
        {
            await ApproveAsync(asset, ct);
        }

        var soon = clock.GetCurrentInstant() + Duration.FromSeconds(90);
        await BookAsync("反诈公益轮播", "loop", [samples["clip"], samples["image-1"], samples["image-2"]],
            [DemoEndpoint.LobbyTv], ct);
        await BookAsync("映前候场画面", "loop", [samples["image-1"], samples["image-2"]], [DemoEndpoint.Cinema], ct);
        await BookAsync("反诈标语", "loop", [.. slogans], [DemoEndpoint.LobbyTv, DemoEndpoint.BusLed], ct);
        await BookAsync("校园反诈广播", "atTimes", [samples["voice"]], [DemoEndpoint.SchoolRadio], ct, soon, "stop");
        await BookAsync("映前反诈微电影", "beforeShow", [samples["film"]], [DemoEndpoint.Cinema], ct, interrupt: "stop");
        await ShowAsync(DemoEndpoint.Cinema, soon + Duration.FromSeconds(60), "长津湖", ct);
        state.Booked = true;
        state.Save(folder.StateFile);
    }

    internal static readonly (string Name, string File, string Title)[] SampleFiles =
    [
        ("clip", "clip.mp4", "反诈公益短片"),
        ("film", "film.mp4", "反诈微电影"),
        ("image-1", "image-1.png", "海报：不轻信"),
        ("image-2", "image-2.png", "海报：国家反诈中心"),
        ("voice", "voice.mp3", "校园反诈广播"),
    ];

    internal static StringContent Json(JsonNode node) => new(node.ToJsonString(), System.Text.Encoding.UTF8,
        "application/json");

    private string Remember(string name, string asset)
    {
        state.Assets[name] = asset;
        state.Save(folder.StateFile);
        return asset;
    }
}
