using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Cli.Api;
using Signage.Cli.Operator;
using Signage.Content.Approvals;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Approvals;

/// <summary>The administrator vouches for the keys that were named, and for no other.</summary>
public sealed class TrustSignTests : IAsyncLifetime
{
    private readonly Installation _signage = new();
    private ApiClient _api = null!;
    private SigningKey _root = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _signage.InitializeAsync();
        _api = new ApiClient(_signage.Url, _signage.Admin.Client.DefaultRequestHeaders.Authorization!.Parameter);
        _root = KeyCommands.Load(_signage.Root);
        foreach (var name in new[] { "li", "wang" })
        {
            var reviewer = await _signage.NewAsync(name, "reviewer");
            await reviewer.PostAsync("/api/v1/reviewers/keys", new { key = Keys.Of(name).Verifier.Text });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _root.Dispose();
        await _signage.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_name_nothing_is_signed()
    {
        (await SignAsync(new KeyChoice(All: false, []))).ShouldBeNull();
        (await PendingAsync()).ShouldBe(["li", "wang"]);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("fingerprint")]
    [InlineData("key")]
    public async Task What_is_named_is_signed_and_what_is_not_waits_on(string how)
    {
        var key = Keys.Of("wang").Verifier;
        var named = how switch { "name" => "wang", "fingerprint" => key.Fingerprint.ToUpperInvariant(), _ => key.Text };

        (await SignAsync(new KeyChoice(All: false, [named])))!.Reviewers.ShouldBe([key]);

        (await PendingAsync()).ShouldBe(["li"]);
    }

    [Fact]
    public async Task All_are_signed_where_all_are_asked_for_and_one_is_removed_without_taking_in_the_rest()
    {
        (await SignAsync(KeyChoice.Everyone))!.Reviewers.Select(r => r.Name).Order().ShouldBe(["li", "wang"]);
        var zhao = await _signage.NewAsync("zhao", "reviewer");
        await zhao.PostAsync("/api/v1/reviewers/keys", new { key = Keys.Of("zhao").Verifier.Text });

        (await SignAsync(new KeyChoice(All: false, []), "li"))!.Reviewers.Select(r => r.Name).ShouldBe(["wang"]);

        (await PendingAsync()).ShouldBe(["zhao"]);
    }

    [Fact]
    public async Task A_key_that_does_not_wait_is_refused_by_name()
    {
        var refused = await Should.ThrowAsync<ApiRefusal>(() => SignAsync(new KeyChoice(All: false, ["li", "sun"])));

        refused.Message.ShouldBe("No key of sun waits.");
        (await PendingAsync()).ShouldBe(["li", "wang"]);
    }

    [Fact]
    public void The_administrator_sees_name_fingerprint_and_what_is_replaced()
    {
        var (older, newer) = (Keys.Of("wang", "older").Verifier, Keys.Of("wang").Verifier);
        var held = new Trust(1, Instant.FromUnixTimeSeconds(0), [Keys.Of("scheduler").Verifier], [older]);

        TrustCommand.Lines(held, [newer]).ShouldBe(
            ["Keys that wait:", $"  wang  {newer.Fingerprint}  (replaces {older.Fingerprint})  {newer.Text}"]);
        newer.Fingerprint.ShouldMatch("^([0-9a-f]{4}-){7}[0-9a-f]{4}$");
    }

    [Fact]
    public async Task A_reviewer_sees_title_uploader_and_every_file_before_signing()
    {
        var asset = await _signage.Admin.PostAsync("/api/v1/slogans", new { text = "看清再签" });

        LibraryCommands.Lines(asset).ShouldBe(
        [
            $"Signing: 看清再签 (slogan, {asset["id"]}), uploaded by admin",
            $"  {asset["renditions"]![0]!["sha256"]}  application/vnd.signage.slogan+json",
        ]);
        LibraryCommands.Lines(JsonNode.Parse(
            """
            {"id":"a-1","title":"短片","kind":"clip","uploader":"zhao",
             "renditions":[{"sha256":"ab","type":"video/mp4","width":1280,"height":720,"lengthMs":15000}]}
            """)!)[1].ShouldBe("  ab  video/mp4  1280x720  15000 ms");
    }

    private Task<Trust?> SignAsync(KeyChoice choice, params string[] remove) =>
        TrustCommand.SignAsync(_api, _root, choice, remove, SystemClock.Instance.GetCurrentInstant(), Stop);

    private async Task<IReadOnlyList<string>> PendingAsync() =>
        [.. (await _signage.Admin.GetAsync("/api/v1/trust"))["pending"]!.AsArray()
            .Select(p => p!.ToString().Split('+')[0])];
}
