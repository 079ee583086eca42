using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Content.Proof;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Players;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Approvals;

/// <summary>One person withdraws, two different ones lift.</summary>
public sealed class LiftTests : IAsyncLifetime
{
    private readonly SmallCounty _county = new();
    private Person _wang = null!;
    private Person _li = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Person Admin => _county.Operator;

    public async ValueTask InitializeAsync()
    {
        await _county.InitializeAsync();
        _wang = await _county.Signage.NewReviewerAsync("wang");
        _li = await _county.Signage.NewReviewerAsync("li");
    }

    public ValueTask DisposeAsync() => _county.DisposeAsync();

    [Fact]
    public async Task Two_people_lift_what_one_withdrew_and_players_have_it_again()
    {
        var asset = await ApprovedAsync("解除后再播");
        var (id, file) = (asset["id"]!.ToString(), Sha256Hash.Parse(asset["renditions"]![0]!["sha256"]!.ToString()));
        await Admin.PostAsync("/api/v1/bookings", SmallCounty.Booking(asset: id, endpoint: SmallCounty.Led));
        var player = await _county.PlayerAsync(SmallCounty.Led, "lift");
        await Admin.PostAsync($"/api/v1/assets/{id}/withdraw", new { reason = "电话有误" });
        var stopped = await player.StopListAsync();
        stopped.Files.Keys.ShouldContain(file);
        await _county.PlanAsync();
        (await FilesAsync(player)).ShouldNotContain(file);

        var (status, proposed) = await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift");
        status.ShouldBe(202);
        proposed["state"]!.ToString().ShouldBe("withdrawn");
        (proposed["stop"]!["by"]!.ToString(), proposed["stop"]!["reason"]!.ToString()).ShouldBe(("admin", "电话有误"));
        proposed["stop"]!["lift"]!["by"]!.ToString().ShouldBe("wang");
        (await player.StopListAsync()).Number.ShouldBe(stopped.Number, "one person alone changes nothing");

        (await _li.PostAsync($"/api/v1/assets/{id}/lift", new { reason = "已改正" }))["state"]!.ToString()
            .ShouldBe("approved");
        var lifted = await player.StopListAsync();
        lifted.Number.ShouldBeGreaterThan(stopped.Number);
        lifted.Files.ShouldNotContainKey(file);
        await _county.PlanAsync();
        (await FilesAsync(player)).ShouldContain(file);
        (await AuditAsync(id)).ShouldBe(
            ["slogan.create", "asset.approve", "asset.approve", "asset.withdraw", "lift.propose", "asset.lift"]);
    }

    [Theory]
    [InlineData("en", "wang proposed the lift")]
    [InlineData("zh", "wang 本人")]
    public async Task The_same_person_twice_is_refused_by_name(string language, string said)
    {
        var id = (await WithdrawnAsync(language))["id"]!.ToString();
        await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift");

        _wang.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        _wang.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await _wang.Client.PostAsync($"/api/v1/assets/{id}/lift", null, Stop);

        (await Installation.ProblemOf(answer)).ShouldBe("409 lift-same-person");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["detail"]!.ToString().ShouldContain(said);
        (await _li.GetAsync($"/api/v1/assets/{id}"))["state"]!.ToString().ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Withdrawing_again_drops_the_proposal_and_so_does_taking_it_back()
    {
        var id = (await WithdrawnAsync("再撤"))["id"]!.ToString();
        await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift");
        (await Admin.PostAsync($"/api/v1/assets/{id}/withdraw", new { reason = "仍然有误" }))["stop"]!["lift"]
            .ShouldBeNull();

        (await _li.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift")).Status.ShouldBe(202, "a first one again");
        (await _li.CallAsync(HttpMethod.Delete, $"/api/v1/assets/{id}/lift")).Body["stop"]!["lift"].ShouldBeNull();

        (await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift")).Status.ShouldBe(202);
        (await _li.CallAsync(HttpMethod.Post, $"/api/v1/assets/{id}/lift")).Status.ShouldBe(200);
        (await AuditAsync(id)).Count(what => what == "lift.drop").ShouldBe(2);
    }

    [Fact]
    public async Task It_comes_back_to_what_its_approvals_say()
    {
        var asset = await Admin.PostAsync("/api/v1/slogans", new { text = "只有一签" });
        await _wang.ApproveAsync(asset);
        await Admin.PostAsync($"/api/v1/assets/{asset["id"]}/withdraw", new { reason = "先撤" });

        (await LiftAsync(asset))["state"]!.ToString().ShouldBe("awaitingApproval");
        await _li.ApproveAsync(asset);
        (await _li.GetAsync($"/api/v1/assets/{asset["id"]}"))["state"]!.ToString().ShouldBe("approved");
    }

    [Fact]
    public async Task Trust_that_was_taken_away_meanwhile_counts()
    {
        var asset = await WithdrawnAsync("失信之后");
        await _county.Signage.SignTrustAsync(t => t with { Reviewers = [.. t.Reviewers.Where(r => r.Name != "li")] });

        (await LiftAsync(asset))["state"]!.ToString().ShouldBe("awaitingApproval");
    }

    [Fact]
    public async Task Assets_that_share_a_file_are_withdrawn_and_lifted_together()
    {
        var (one, same) = (await ApprovedAsync("同一个文件"), await ApprovedAsync("同一个文件"));
        await Admin.PostAsync($"/api/v1/assets/{one["id"]}/withdraw", new { reason = "同撤" });
        (await Admin.GetAsync($"/api/v1/assets/{same["id"]}"))["state"]!.ToString().ShouldBe("withdrawn");

        await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{one["id"]}/lift");
        (await _li.CallAsync(HttpMethod.Post, $"/api/v1/assets/{same["id"]}/lift")).Status.ShouldBe(200);

        (await Admin.GetAsync($"/api/v1/assets/{one["id"]}"))["state"]!.ToString().ShouldBe("approved");
        (await Admin.GetAsync($"/api/v1/assets/{same["id"]}"))["state"]!.ToString().ShouldBe("approved");
        var player = await _county.PlayerAsync(SmallCounty.Tv, "together");
        (await player.StopListAsync()).Files.ShouldBeEmpty();
    }

    // a holds x, b holds x and y, c holds y: what stops x stops b, and with it y, and with it c.
    [Fact]
    public async Task A_file_in_common_is_followed_from_asset_to_asset()
    {
        await AddAsync("a-chain", "x");
        await AddAsync("b-chain", "x", "y");
        await AddAsync("c-chain", "y");

        await Admin.PostAsync("/api/v1/assets/a-chain/withdraw", new { reason = "连带" });

        (await Admin.GetAsync("/api/v1/assets/c-chain"))["state"]!.ToString().ShouldBe("withdrawn");
        await LiftAsync(await Admin.GetAsync("/api/v1/assets/c-chain"));
        (await Admin.GetAsync("/api/v1/assets/a-chain"))["state"]!.ToString().ShouldBe("awaitingApproval");
    }

    [Fact]
    public async Task What_was_withdrawn_before_its_ingest_was_through_is_ingested_after_the_lift()
    {
        await AddAsync("a-early");
        (await Admin.PostAsync("/api/v1/assets/a-early/withdraw", new { reason = "传错了" }))["stop"]!["by"]!.ToString()
            .ShouldBe("admin");

        (await LiftAsync(await Admin.GetAsync("/api/v1/assets/a-early")))["state"]!.ToString().ShouldBe("ingesting");
    }

    [Fact]
    public async Task A_lift_is_refused_where_there_is_nothing_to_lift_or_the_person_may_not()
    {
        var asset = await ApprovedAsync("没有撤");
        (await _wang.RefusedAsync($"/api/v1/assets/{asset["id"]}/lift", new { })).ShouldBe("409 lift-state");
        (await _wang.RefusedAsync("/api/v1/assets/a-nothing/lift", new { })).ShouldBe("404 not-found");
        (await _wang.RefusedAsync(
            $"/api/v1/assets/{(await WithdrawnAsync("太长"))["id"]}/lift", new { reason = new string('长', 501) }))
            .ShouldBe("422 text-too-long");
        var venue = await _county.Signage.NewAsync("bank", "venue");
        (await venue.RefusedAsync($"/api/v1/assets/{asset["id"]}/lift", new { })).ShouldBe("403 not-allowed");
    }

    private async Task<JsonNode> ApprovedAsync(string text)
    {
        var asset = await Admin.PostAsync("/api/v1/slogans", new { text });
        await _wang.ApproveAsync(asset);
        await _li.ApproveAsync(asset);
        return asset;
    }

    private async Task<JsonNode> WithdrawnAsync(string text)
    {
        var asset = await ApprovedAsync(text);
        return await Admin.PostAsync($"/api/v1/assets/{asset["id"]}/withdraw", new { reason = "试" });
    }

    private async Task<JsonNode> LiftAsync(JsonNode asset)
    {
        await Admin.CallAsync(HttpMethod.Post, $"/api/v1/assets/{asset["id"]}/lift");
        return (await _wang.CallAsync(HttpMethod.Post, $"/api/v1/assets/{asset["id"]}/lift")).Body;
    }

    /// <summary>An asset with these files; without one it is still being ingested.</summary>
    private async Task AddAsync(string id, params string[] files)
    {
        await using var scope = _county.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        var state = files.Length > 0 ? AssetState.AwaitingApproval : AssetState.Ingesting;
        var asset = new Asset { Id = id, Title = id, Uploader = "admin", State = state };
        asset.Renditions.AddRange(files.Select(file => new Rendition
        {
            AssetId = id,
            Sha256 = Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(file)).ToString(),
            Type = "image/png",
        }));
        db.Add(asset);
        await db.SaveChangesAsync(Stop);
    }

    private async Task<List<string>> AuditAsync(string subject)
    {
        await using var scope = _county.Signage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SignageDb>();
        return await db.Set<AuditEntry>().Where(e => e.Subject == subject).OrderBy(e => e.Id).Select(e => e.What)
            .ToListAsync(Stop);
    }

    /// <summary>The files of the playlist that the player's order names.</summary>
    private static async Task<IReadOnlyList<Sha256Hash>> FilesAsync(TestPlayer player)
    {
        SignedNote.TryParse((await player.StateAsync()).Order, out var note).ShouldBeTrue();
        Order.TryRead(note!.Text, out var order, out _).ShouldBeTrue();
        var bytes = await player.Client.GetByteArrayAsync($"/playlists/{order!.Playlist}", Stop);
        Playlist.TryRead(bytes, out var playlist, out _).ShouldBeTrue();
        return [.. playlist!.Files.Select(f => f.Sha256)];
    }
}
