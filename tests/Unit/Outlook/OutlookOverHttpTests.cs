using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Outlook;

/// <summary>The plan before it goes out: what changes, what to mend, what will be owed and missed.</summary>
public sealed class OutlookOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task A_plan_says_what_changes_what_to_mend_and_which_duties_it_misses()
    {
        await county.PlanAsync();
        (await county.Operator.GetAsync("/api/v1/plan"))["changed"]!.AsArray().ShouldBeEmpty();
        (await county.Operator.Client.PutAsJsonAsync("/api/v1/duties/twice", new
        {
            title = "每天两遍", target = new { endpoints = new[] { SmallCounty.Radio } },
            rule = new { timesADay = 2 }, first = "2026-01-01", last = "2035-12-31",
        })).EnsureSuccessStatusCode();
        await county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(
            "atTimes", "a-sound", SmallCounty.Radio, ("id", "noon"), ("times", new JsonArray("12:00:00"))));

        var plan = await county.Operator.GetAsync("/api/v1/plan");

        var warnings = plan["warnings"]!.AsArray().Select(w => $"{w!["kind"]}: {w["text"]} {w["mend"]}").ToList();
        warnings.ShouldContain(
            "dutyUnmet: The duty “每天两遍” will be missed on 15 days. "
            + "Book more plays or a larger share, or change the duty.");
        warnings.ShouldContain(w => w.StartsWith("holeInPlan: On “城关支行 · ", StringComparison.Ordinal));
        warnings.ShouldContain(w => w.StartsWith("fileMissing: A file of the asset “素材 a-sound” ",
            StringComparison.Ordinal));
        warnings.ShouldContain(w => w.StartsWith("notSeen: The player of “", StringComparison.Ordinal));
        warnings.ShouldAllBe(w => !w.Contains('{'));
        var duty = plan["duties"]!.AsArray().Last()!;
        ((bool)duty["met"]!, duty["unit"]!.ToString(), (int)duty["owed"]!, (int)duty["planned"]!)
            .ShouldBe((false, "plays", 2, 1));
    }

    // a clip of 15 s alone in a loop, all day: 86,400 s, 5,760 plays
    [Fact]
    public async Task A_forecast_counts_plays_and_seconds_of_each_day()
    {
        await county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(also: ("id", "all-day")));

        var forecast = await county.Operator.GetAsync($"/api/v1/forecast?endpoint={SmallCounty.Tv}&days=3");

        var rows = forecast["rows"]!.AsArray();
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(r => (string)r!["booking"]! == "all-day" && (long)r["plays"]! == 5760);
        ((double)rows[1]!["seconds"]!).ShouldBe(86_400);

        (await county.Operator.GetAsync("/api/v1/forecast?booking=all-day&days=1"))["rows"]!.AsArray()
            .ShouldAllBe(r => (string)r!["booking"]! == "all-day");
        (await county.Operator.GetAsync("/api/v1/forecast?booking=no-such&days=1"))["rows"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("days=0", "422 plan-days")]
    [InlineData("days=32", "422 plan-days")]
    [InlineData("first=someday", "422 plan-date")]
    [InlineData("first=2020-01-01", "422 plan-date")]
    [InlineData("endpoint=tv-9", "404 plan-endpoint")]
    public async Task A_wrong_question_is_refused(string query, string refusal) =>
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync($"/api/v1/forecast?{query}")))
            .ShouldBe(refusal);
}
