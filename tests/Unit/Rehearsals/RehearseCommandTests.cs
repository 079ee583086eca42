using System.Text.Json.Nodes;
using NodaTime.Text;
using Shouldly;
using Signage.Tests.Support;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Rehearsals;

/// <summary><c>signage rehearse</c> as a program, with real players, against a scheduler over HTTP.</summary>
public sealed class RehearseCommandTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    [Fact]
    public async Task A_day_is_rehearsed_by_one_player_a_playlist_and_ends_in_one_line_of_json()
    {
        await county.BookAsync("loop", "a-clip", TeachingCounty.Hall1);
        await county.BookAsync("atTimes", "a-sound", TeachingCounty.School, ("times", new JsonArray("17:00:00")));
        await county.Small.PlanAsync();
        using var folder = new TempFolder();
        var csv = folder.At("day.csv");

        var run = await RunAsync(
            LocalDatePattern.Iso.Format(TeachingCounty.Wednesday), "--csv", csv, "--endpoint", TeachingCounty.Hall1,
            "--endpoint", TeachingCounty.Hall2, "--endpoint", TeachingCounty.School);

        run.Exit.ShouldBe(0, run.All);
        var result = JsonNode.Parse(run.Output.Trim().Split('\n')[^1])!;
        ((int)result["endpoints"]!, (int)result["playlists"]!).ShouldBe((3, 3));
        var lines = result["summary"]!.AsArray().Select(l => $"{l!["endpoint"]} {l["title"]} {l["plays"]}");
        lines.ShouldBe([$"{TeachingCounty.Hall1} 素材 a-clip {24 * 240}", $"{TeachingCounty.School} 素材 a-sound 1"]);
        File.ReadLines(csv).Count().ShouldBe(1 + (24 * 240) + 1);
        run.Errors.ShouldContain("素材 a-sound");
    }

    [Fact]
    public async Task A_day_far_ahead_is_planned_for_the_question_alone()
    {
        await county.Small.PlanAsync();
        var before = await county.OrderAsync(TeachingCounty.Hall2);
        var run = await RunAsync(
            LocalDatePattern.Iso.Format(TeachingCounty.Wednesday.PlusDays(28)), "--endpoint", TeachingCounty.Hall2);
        run.Exit.ShouldBe(0, run.All);
        (await county.OrderAsync(TeachingCounty.Hall2)).Number.ShouldBe(before.Number);
    }

    [Fact]
    public async Task What_cannot_be_rehearsed_is_refused_in_a_sentence()
    {
        (await RunAsync("someday")).Exit.ShouldBe(1);
        var unknown = await RunAsync(LocalDatePattern.Iso.Format(TeachingCounty.Wednesday), "--endpoint", "nowhere");
        unknown.Exit.ShouldBe(1);
        unknown.Errors.ShouldContain("nowhere");
    }

    private Task<Tool.Result> RunAsync(string date, params string[] more)
    {
        var key = county.Operator.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        return Tool.Run(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "..", "..", "Signage.Cli", "release", "Signage.Cli.dll"),
                "rehearse", "--date", date, "--scheduler", county.Small.Signage.Url, "--api-key", key, .. more,
            ],
            within: TimeSpan.FromMinutes(2));
    }
}
