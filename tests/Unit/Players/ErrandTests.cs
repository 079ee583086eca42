using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Players;

/// <summary>What an operator asks of a player from afar, over HTTP.</summary>
public sealed class ErrandTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_that_an_operator_asks_for_is_in_the_players_state_and_in_the_audit()
    {
        var player = await county.PlayerAsync(SmallCounty.Tv, "restarted");
        (await player.StateAsync()).RestartAskedAt.ShouldBeNull();
        var person = await county.Signage.NewAsync("restarter", "operator");

        var answer = await person.Client.PostAsync($"/api/v1/endpoints/{SmallCounty.Tv}/restart", null, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var asked = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["askedAt"]!;
        InstantText.Format((await player.StateAsync()).RestartAskedAt!.Value).ShouldBe(asked);
        (await AuditAsync("player.restart", player.Id)).ShouldBe([("restarter", SmallCounty.Tv)]);
    }

    [Fact]
    public async Task A_log_comes_when_it_was_asked_for_and_no_line_too_many()
    {
        var player = await county.PlayerAsync(SmallCounty.Radio, "talkative");
        await player.StateAsync();
        var path = $"/api/v1/endpoints/{SmallCounty.Radio}/log";
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync(path, Stop))).ShouldBe("404 not-found");

        (await county.Operator.Client.PostAsync(path, null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await player.StateAsync()).LogAskedAt.ShouldNotBeNull();
        var lines = Enumerable.Range(0, PlayerLog.MostLines + 10).Select(i => $"line {i}").ToList();
        (await player.Client.PutAsJsonAsync("/player/v1/log", new PlayerLog(lines), WireJson.Options, Stop))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var log = JsonNode.Parse(await county.Operator.Client.GetStringAsync(path, Stop))!;
        log["lines"]!.AsArray().Count.ShouldBe(PlayerLog.MostLines);
        ((string?)log["lines"]![PlayerLog.MostLines - 1]).ShouldBe("line 509");
        (await AuditAsync("player.log", player.Id)).ShouldBe([("admin", SmallCounty.Radio)]);
    }

    [Fact]
    public async Task Others_may_not_and_a_player_that_is_not_there_cannot_be_asked()
    {
        var restart = $"/api/v1/endpoints/{SmallCounty.Led}/restart";
        var reviewer = await county.Signage.NewAsync("curious", "reviewer");
        (await reviewer.Client.PostAsync(restart, null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await county.Signage.Stranger().PostAsync(restart, null, Stop)).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await Installation.ProblemOf(await county.Operator.Client.PostAsync(restart, null, Stop)))
            .ShouldBe("404 not-found", "nothing is paired with it");

        await county.PlayerAsync(SmallCounty.Led, "silent");

        (await Installation.ProblemOf(await county.Operator.Client.PostAsync(restart, null, Stop)))
            .ShouldBe("409 player-offline", "it never pulled its state");
    }

    [Fact]
    public async Task What_was_asked_of_a_player_is_not_asked_of_the_one_that_is_paired_after_it()
    {
        var former = await county.PlayerAsync(SmallCounty.Tv, "former");
        await former.StateAsync();
        foreach (var errand in (string[])["restart", "log"])
            (await county.Operator.Client.PostAsync($"/api/v1/endpoints/{SmallCounty.Tv}/{errand}", null, Stop))
                .StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await former.Client.PutAsJsonAsync("/player/v1/log", new PlayerLog(["a line"]), WireJson.Options, Stop))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var next = await county.PlayerAsync(SmallCounty.Tv, "next");

        var state = await next.StateAsync();
        (state.RestartAskedAt, state.LogAskedAt).ShouldBe((null, null));
        var log = await county.Operator.Client.GetAsync($"/api/v1/endpoints/{SmallCounty.Tv}/log", Stop);
        (await Installation.ProblemOf(log)).ShouldBe("404 not-found", "it is the former one's");
    }

    // asked            now                     does it still stand?
    [Theory]
    [InlineData("07:40:00", "07:49:59", true)]
    [InlineData("07:40:00", "07:50:00", false)]
    public void A_request_stands_for_ten_minutes(string asked, string now, bool stands)
    {
        var at = At(asked);
        Errands.Standing(at, At(now)).ShouldBe(stands ? at : null);
        Errands.Standing(null, At(now)).ShouldBeNull();
    }

    private static Instant At(string time) => InstantPattern.General.Parse($"2026-11-24T{time}Z").Value;

    private async Task<List<(string Who, string Details)>> AuditAsync(string what, string subject)
    {
        await using var db = await county.Signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(Stop);
        var entries = await db.Set<AuditEntry>().Where(e => e.What == what && e.Subject == subject).ToListAsync(Stop);
        return [.. entries.Select(e => (e.Who, e.Details))];
    }
}
