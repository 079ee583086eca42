using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Signage.Content.Airings;
using Signage.Content.Journal;
using Signage.Content.Playlists;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Explain;
using Signage.Planning.Outlook;
using Signage.Planning.Time;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Why;
using Signage.Tests.Unit.AsRun;
using Signage.Tests.Unit.Planning;
using Signage.Tests.Unit.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Signage.Tests.Unit.Why;

/// <summary>What plans followed from is kept once, and comes back as it was.</summary>
public sealed class WhyRecordsTests : IAsyncLifetime
{
    private readonly SmallCounty _county = new();

    public ValueTask InitializeAsync() => _county.InitializeAsync();

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Fact]
    public async Task What_the_player_proved_stands_beside_the_plan_with_its_grade()
    {
        await _county.PlanAsync();
        var player = await _county.PlayerAsync(SmallCounty.Tv, "why-past");
        var at = InstantText.ToMilliseconds(SystemClock.Instance.GetCurrentInstant());
        JournalRecord Record(RecordKind kind, long sequence) => Journals.Record(kind, sequence, 0) with
        {
            Player = player.Id, Endpoint = SmallCounty.Tv, Lane = Lane.Picture, Item = "item-1", Title = "短片",
            At = at + Duration.FromMilliseconds(20 * (sequence - 1)), PlannedStart = at,
        };
        var end = Record(RecordKind.End, 2) with { StartSequence = 1, Outcome = Outcome.Complete, Frames = 1 };
        (await player.SendAsync(player.Batch(1, [], Record(RecordKind.Start, 1).ToBytes(), end.ToBytes())))
            .EnsureSuccessStatusCode();
        await Task.Delay(30, TestContext.Current.CancellationToken);
        var past = await WhyAsync(at + Duration.FromMilliseconds(10));
        ((string)past["aired"]!["title"]!).ShouldBe("短片");
        ((string)past["aired"]!["grade"]!).ShouldBe("e1");
        ((string)past["airedText"]!).ShouldEndWith("grade E1.");
    }

    [Fact]
    public async Task A_plan_without_changes_adds_no_record_and_parts_are_shared()
    {
        await _county.PlanAsync();
        var before = await CountAsync();
        await _county.PlanAsync();
        (await CountAsync()).ShouldBe(before);
        await _county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking());
        await _county.PlanAsync();
        var after = await CountAsync();
        (after.Records - before.Records, after.Parts - before.Parts).ShouldBe((1, 1), "bookings alone have changed");
    }

    [Fact]
    public async Task A_record_gives_back_the_snapshot_that_was_planned()
    {
        await _county.Operator.PostAsync("/api/v1/bookings", SmallCounty.Booking(asset: "a-image"));
        await _county.PlanAsync();
        await using var scope = _county.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var now = SystemClock.Instance.GetCurrentInstant();
        var snapshot = await scope.ServiceProvider.GetRequiredService<PlanInputs>().LoadAsync(db, default);
        var record = await PlanRecords.HeldAtAsync(db, now, default);
        var again = await scope.ServiceProvider.GetRequiredService<PlanRecords>().ReadAsync(db, record!, default);
        var last = scope.ServiceProvider.GetRequiredService<LastPlan>();
        var window = new PlanWindow(now, 15);
        last.Peek(again, window).Playlists.Select(p => p.Hash)
            .ShouldBe(last.Peek(snapshot, window).Playlists.Select(p => p.Hash));
        Explainer.At(last.Peek(again, window), again, SmallCounty.Tv, now)!.On[0].Asset.ShouldBe("a-image");
    }

    // The past is explained by the plan of its day alone: that holds only while a day's plan is the same whenever made.
    [Theory]
    [InlineData(Interrupt.Stop)]
    [InlineData(Interrupt.Pause)]
    public void A_days_plan_does_not_depend_on_the_day_on_which_it_is_made(Interrupt interrupt)
    {
        var snapshot = new PlanSnapshot(
            [Sample.Tv()], [Sample.Clip("a", 17), Sample.Clip("b", 11)],
            [Sample.Loop("l", "a", "b"), Sample.Times("c", interrupt, ["09:00:05"], "b")], []);
        var day = Sample.Monday.PlusDays(2);
        var within = new Interval(Sample.At("00:00", day), Sample.At("00:00", day.PlusDays(1)));
        IReadOnlyList<PlannedPlay> Plays(Instant made, int days) => [.. PlannedPlays.Within(
            Planner.Plan(snapshot, new PlanWindow(made, days), 1).Playlists.Single().Playlist, within)
            .Where(p => p.Start > within.Start).OrderBy(p => p.Start)];
        Plays(Sample.At("10:00"), 15).ShouldBe(Plays(within.Start, 1));
    }

    private Task<JsonNode> WhyAsync(Instant at) =>
        _county.Operator.GetAsync($"/api/v1/why?endpoint={SmallCounty.Tv}&at={InstantText.Format(at)}");

    private async Task<(int Records, int Parts)> CountAsync()
    {
        await using var scope = _county.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        return (await db.Set<PlanRecord>().CountAsync(), await db.Set<PlanPart>().CountAsync());
    }
}
