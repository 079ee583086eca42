using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Signage.Cli.Api;
using Signage.Content.Text;

namespace Signage.Cli.Operator;

/// <summary><c>signage shows list|add|cancel</c>: the halls' timetable, which bookings before shows go by.</summary>
internal static class ShowsCommand
{
    private static readonly LocalDateTimePattern Local =
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm");

    internal static Command Create() =>
        new("shows", "The halls' shows, before which bookings play.") { List(), Add(), Cancel() };

    private static Command List()
    {
        var hall = new Option<string?>("--hall") { Description = "One hall's endpoint; default: all." };
        var command = new Command("list", "The shows that are still to come; cancelled ones say so.") { hall };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var zones = await ZonesAsync(api, ct);
            var answer = await api.GetAsync(
                $"api/v1/shows{FleetCommands.Query(("endpoint", parsed.GetValue(hall)))}", ct);
            var now = SystemClock.Instance.GetCurrentInstant();
            var coming = answer.AsArray().OfType<JsonNode>().Where(s => StartOf(s) >= now).ToList();
            Output.Table(
                UserLanguage.IsChinese ? ["编号", "影厅", "开映", "片名"] : ["id", "hall", "start", "title"],
                [.. coming.Select(s => new[]
                {
                    $"{s["id"]}", $"{s["endpoint"]}",
                    Local.Format(StartOf(s).InZone(zones((string)s["endpoint"]!)).LocalDateTime), $"{s["title"]}",
                })]);
            Output.Result(new JsonObject { ["shows"] = new JsonArray([.. coming.Select(s => s.DeepClone())]) });
            return ExitCode.Done;
        });
    }

    private static Command Add()
    {
        var csv = new Option<string?>("--csv") { Description = "A timetable: lines of hall,start,title." };
        var hall = new Option<string?>("--hall") { Description = "The hall's endpoint." };
        var start = new Option<string?>("--start") { Description =
            "When it starts by the hall's clock, such as \"2026-11-24 19:30\", or an instant ending in Z." };
        var title = new Option<string?>("--title") { Description = "The film." };
        var command = new Command("add", "Adds one show, or all of a file or none of them.") { csv, hall, start,
            title };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            var one = new ShowLine(0, parsed.GetValue(hall), parsed.GetValue(start), parsed.GetValue(title));
            if (parsed.GetValue(csv) is null == one.IsEmpty || (!one.IsEmpty && !one.IsWhole))
            {
                Output.Say(UserLanguage.Pick(
                    "请给出 --csv 文件，或 --hall、--start 和 --title。",
                    "Give --csv FILE, or --hall, --start and --title."));
                return ExitCode.Usage;
            }

            var lines = parsed.GetValue(csv) is { } file
                ? ShowLine.Read(await File.ReadAllTextAsync(file, ct))
                : [one];
            var zones = await ZonesAsync(api, ct);
            var shows = lines.Select(l => new
            {
                Start = InstantText.Format(InstantOf(l, zones)), l.Title, Endpoint = l.Hall,
            });
            Output.Result(await api.PostAsync("api/v1/shows", shows.ToList(), ct));
            return ExitCode.Done;
        });
    }

    private static Command Cancel()
    {
        var id = new Argument<string>("show") { Description = "The show's id, as list gives it." };
        var command = new Command("cancel", "Cancels a show; what plays before it goes too.") { id };
        return ApiOptions.On(command, async (parsed, api, ct) =>
        {
            Output.Result(await api.DeleteAsync($"api/v1/shows/{parsed.GetValue(id)}", ct));
            return ExitCode.Done;
        });
    }

    private static Instant StartOf(JsonNode show) =>
        InstantText.TryParse((string?)show["start"], out var start) ? start : Instant.MinValue;

    /// <summary>By which clock each endpoint's venue goes.</summary>
    private static async Task<Func<string, DateTimeZone>> ZonesAsync(ApiClient api, CancellationToken ct)
    {
        var zones = (await api.GetAsync("api/v1/venues", ct)).AsArray()
            .SelectMany(v => v!["endpoints"]!.AsArray().Select(e => (Id: (string)e!, Zone: (string)v["zone"]!)))
            .ToDictionary(e => e.Id, e => e.Zone, StringComparer.Ordinal);
        return hall => DateTimeZoneProviders.Tzdb[zones.GetValueOrDefault(hall, "Asia/Shanghai")];
    }

    private static Instant InstantOf(ShowLine line, Func<string, DateTimeZone> zones)
    {
        var text = line.Start!.Trim();
        if (InstantText.TryParse(text, out var instant))
        {
            return instant;
        }

        var local = Local.Parse(text.Replace('T', ' '));
        return local.Success
            ? zones(line.Hall!).AtLeniently(local.Value).ToInstant()
            : throw new ApiRefusal(
                UserLanguage.Pick(
                    $"{line.Place}开映时间“{text}”不正确，应形如 2026-11-24 19:30。",
                    $"{line.Place}The start “{text}” is not like 2026-11-24 19:30."),
                "show-start",
                ExitCode.Failed);
    }
}
