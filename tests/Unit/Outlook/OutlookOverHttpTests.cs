using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Planning.Outlook;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Outlook;

/// <summary>The plan before it goes out.</summary>
public sealed class OutlookOverHttpTests : IAsyncLifetime
{
    private static readonly string Day = $"{TeachingCounty.Wednesday:yyyy-MM-dd}";

    private readonly TeachingCounty _county = new();

    public ValueTask InitializeAsync() => _county.InitializeAsync();

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Fact]
    public async Task The_plan_says_what_it_changes_and_after_publishing_nothing()
    {
        await _county.Small.PlanAsync();
        (await PlanAsync())["changed"]!.AsArray().ShouldBeEmpty();

        // Stored behind the scheduler's back, so that nothing is published in between.
        var booking = await _county.BookAsync("loop", "a-clip", TeachingCounty.Hall1);
        await _county.Small.PlanAsync();
        var plan = await PlanAsync();
        plan["changed"]!.AsArray().ShouldBeEmpty();
        ((int)plan["unchanged"]!).ShouldBe(7);
        ((int)plan["days"]!).ShouldBe(15);
        plan["gaps"]!.AsArray().ShouldContain(g => (string)g!["endpoints"]![0]! == TeachingCounty.Hall2);
        await _county.RemoveAsync(booking);
    }

    [Fact]
    public async Task Each_warning_has_a_sentence_and_how_to_mend_it()
    {
        var booking = await _county.BookAsync("loop", "a-clip", TeachingCounty.Hall1, ("title", "映前轮播"));
        await _county.BookAsync("loop", "a-image", TeachingCounty.Hall1, ("rank", 9), ("title", "压过它"));
        await _county.PutCalendarAsync("school", TeachingCounty.Calendar());
        var warnings = (await PlanAsync())["warnings"]!.AsArray();
        var never = warnings.Single(w => (string)w!["kind"]! == "neverPlays")!;
        ((string)never["text"]!).ShouldBe("The booking “映前轮播” plays nowhere in this plan.");
        ((string)never["booking"]!).ShouldBe(booking);
        warnings.ShouldAllBe(w => ((string)w!["mend"]!).Length > 0 && ((string)w["text"]!).Length > 0);
        warnings.Select(w => (string)w!["kind"]!).ShouldContain("notSeen");
        warnings.Select(w => (string)w!["kind"]!).ShouldContain("fileMissing");
        warnings.Select(w => (string)w!["kind"]!).ShouldContain("holeInPlan");
    }

    [Fact]
    public async Task A_forecast_counts_what_the_playlist_would_start()
    {
        var booking = await _county.BookAsync("loop", "a-clip", TeachingCounty.Led);
        var path = $"/api/v1/forecast?from={Day}&days=2&booking={booking}&endpoint={TeachingCounty.Led}";
        var rows = (await _county.Operator.GetAsync(path))["rows"]!.AsArray();
        rows.Select(r => $"{r!["date"]} {r["plays"]} {r["airtimeMs"]}").ShouldBe(
        [
            $"{Day} {4 * 240} {4 * 3600 * 1000}",
            $"{TeachingCounty.Wednesday.PlusDays(1):yyyy-MM-dd} {4 * 240} {4 * 3600 * 1000}",
        ]);
    }

    [Theory]
    [InlineData("forecast?days=0", "422 plan-days")]
    [InlineData("forecast?from=yesterday", "422 plan-date")]
    [InlineData("forecast?endpoint=nowhere", "404 plan-endpoint")]
    [InlineData("plan/playlist?endpoint=nowhere&date=2026-01-01", "404 plan-endpoint")]
    [InlineData("plan/playlist?endpoint=hall-1&date=2001-01-01", "422 plan-date")]
    [InlineData("plan/duties?date=2001-01-01", "422 plan-date")]
    public async Task What_cannot_be_told_is_refused(string query, string refusal) =>
        (await Installation.ProblemOf(await _county.Operator.Client.GetAsync($"/api/v1/{query}"))).ShouldBe(refusal);

    [Fact]
    public async Task A_day_within_the_window_is_the_published_one_and_a_later_day_is_planned_for_the_question()
    {
        await _county.BookAsync("loop", "a-clip", TeachingCounty.Hall1, ("last", "2030-12-31"));
        await _county.Small.PlanAsync();
        var near = await _county.Operator.Client.GetAsync(PathOf(TeachingCounty.Wednesday));
        near.Headers.GetValues("Signage-Source").ShouldBe(["published"]);
        near.Headers.ETag!.Tag.ShouldBe($"\"{(await _county.OrderAsync(TeachingCounty.Hall1)).Playlist}\"");

        var later = TeachingCounty.Wednesday.PlusDays(70);
        var far = await _county.Operator.Client.GetAsync(PathOf(later));
        far.Headers.GetValues("Signage-Source").ShouldBe(["planned"]);
        var bytes = await far.Content.ReadAsByteArrayAsync();
        far.Headers.ETag!.Tag.ShouldBe($"\"{Sha256Hash.Of(bytes)}\"");
        Playlist.TryRead(bytes, out var playlist, out _).ShouldBeTrue();
        PlannedPlays.Within(playlist!, new Interval(playlist!.From, playlist.Until)).Count().ShouldBe(24 * 240);
    }

    [Fact]
    public async Task A_venue_does_not_read_the_plan()
    {
        var venue = await _county.Small.Signage.NewAsync("no-plan", "venue");
        (await Installation.ProblemOf(await venue.Client.GetAsync("/api/v1/plan"))).ShouldBe("403 not-allowed");
    }

    private static string PathOf(LocalDate date) =>
        $"/api/v1/plan/playlist?endpoint={TeachingCounty.Hall1}&date={date:yyyy-MM-dd}";

    private Task<JsonNode> PlanAsync() => _county.Operator.GetAsync("/api/v1/plan");
}
