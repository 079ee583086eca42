using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Assets;
using Signage.Content.Proof;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Approvals;

public sealed class ApprovalsOverHttpTests : IAsyncLifetime
{
    private readonly Installation _signage = new();
    private Person _wang = null!;
    private Person _li = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _signage.InitializeAsync();
        _wang = await _signage.NewReviewerAsync("wang");
        _li = await _signage.NewReviewerAsync("li");
    }

    public ValueTask DisposeAsync() => _signage.DisposeAsync();

    [Fact]
    public async Task Two_reviewers_approve_and_one_person_withdraws()
    {
        var asset = await SloganAsync("谨防诈骗");
        (await ApproveAsync(_wang, asset)).ShouldBe("awaitingApproval");
        (await ApproveAsync(_wang, asset)).ShouldBe("409 approval-twice");
        (await ApproveAsync(_li, asset)).ShouldBe("approved");

        var sha256 = asset["renditions"]![0]!["sha256"]!.ToString();
        (await _wang.GetAsync($"/approvals/{sha256}"))["notes"]!.AsArray().Count.ShouldBe(2);

        var id = asset["id"]!.ToString();
        (await _li.RefusedAsync($"/api/v1/assets/{id}/withdraw", new { reason = " " })).ShouldBe("422 withdraw-reason");
        (await _li.PostAsync($"/api/v1/assets/{id}/withdraw", new { reason = "错字" }))["state"]!.ToString()
            .ShouldBe("withdrawn");
        (await _li.PostAsync($"/api/v1/assets/{id}/withdraw", new { reason = "错字" }))["state"]!.ToString()
            .ShouldBe("withdrawn");

        var same = await SloganAsync("谨防诈骗");
        (await ApproveAsync(_wang, same)).ShouldBe("409 file-stopped");
    }

    [Fact]
    public async Task Nobody_approves_what_they_uploaded()
    {
        var both = await _signage.NewAsync("both", "operator", "reviewer");
        await both.PostAsync("/api/v1/reviewers/keys", new { key = Keys.Of("both").Verifier.Text });
        await _signage.SignTrustAsync(t => t with { Reviewers = [.. t.Reviewers, Keys.Of("both").Verifier] });
        var asset = await both.PostAsync("/api/v1/slogans", new { text = "自己的" });
        (await ApproveAsync(both, asset)).ShouldBe("403 approval-uploader");
        (await ApproveAsync(both, asset, change: a => a with { Uploader = "admin" }))
            .ShouldBe("422 approval-other-asset");
    }

    [Fact]
    public async Task An_approval_is_refused_by_name()
    {
        var asset = await SloganAsync("拒绝");
        (await ApproveAsync(_wang, asset, by: Keys.Of("wang", "stolen"))).ShouldBe("403 approval-stranger");
        (await ApproveAsync(_wang, asset, by: Keys.Of("li"), change: a => a with { Reviewer = "li" }))
            .ShouldBe("403 approval-reviewer");
        (await ApproveAsync(_wang, asset, change: a => a with { Asset = "a-other" }))
            .ShouldBe("422 approval-other-asset");
        (await ApproveAsync(_wang, asset, change: a => a with { Renditions = [Sha256Hash.Of("x"u8)] }))
            .ShouldBe("409 approval-renditions");
        (await ApproveAsync(_wang, asset, change: a => a with { Time = a.Time + Duration.FromHours(1) }))
            .ShouldBe("422 note-time");
        (await SendAsync(_wang, asset, "nonsense")).ShouldBe("422 approval-unreadable");
        (await ApproveAsync(_signage.Admin, asset)).ShouldBe("403 not-allowed");
        var stranger = await _signage.NewAsync("stranger", "reviewer");
        (await ApproveAsync(stranger, asset)).ShouldBe("403 approval-stranger");
        (await _wang.GetAsync($"/api/v1/assets/{asset["id"]}"))["approvals"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bit_flipped_anywhere_in_an_approval_is_refused()
    {
        var asset = await SloganAsync("一位之差");
        var whole = Encoding.UTF8.GetBytes(SignedNote.Sign(ApprovalOf(_wang, asset).ToText(), Keys.Of("wang")).Whole);
        foreach (var at in Enumerable.Range(0, whole.Length).Where(i => i % 7 == 0))
        {
            byte[] altered = [.. whole];
            altered[at] ^= 1;
            (await SendAsync(_wang, asset, Encoding.UTF8.GetString(altered)))
                .ShouldStartWith("4", customMessage: $"byte {at}");
        }
    }

    [Fact]
    public async Task The_text_to_sign_is_what_is_taken()
    {
        var asset = await SloganAsync("照签");
        var text = await _wang.Client.GetStringAsync($"/api/v1/approvals/text?asset={asset["id"]}&reviewer=wang", Stop);
        (await SendAsync(_wang, asset, SignedNote.Sign(text, Keys.Of("wang")).Whole)).ShouldBe("awaitingApproval");
    }

    [Fact]
    public async Task A_trust_note_is_refused_by_name()
    {
        var taken = await _signage.SignTrustAsync(
            t => t with { Number = t.Number - 1, Issued = t.Issued + Duration.FromSeconds(1) });
        (await Installation.ProblemOf(taken)).ShouldBe("409 trust-older");
        (await Installation.ProblemOf(await _signage.SignTrustAsync(t => t, by: Keys.Of("root", "other"))))
            .ShouldBe("422 trust-unsigned");
        (await Installation.ProblemOf(await _signage.SignTrustAsync(t => t with { Schedulers = [] })))
            .ShouldBe("422 trust-without-scheduler");
        (await Installation.ProblemOf(await _signage.SignTrustAsync(
            t => t with { Reviewers = [.. t.Reviewers, Keys.Of("zhao", "wang").Verifier] })))
                .ShouldBe("422 trust-shared-key");
        (await _wang.RefusedAsync("/api/v1/reviewers/keys", new { key = Keys.Of("li").Verifier.Text }))
            .ShouldBe("422 reviewer-key");
        (await _wang.RefusedAsync("/api/v1/reviewers/keys", new { key = Keys.Of("wang", "li").Verifier.Text }))
            .ShouldBe("422 reviewer-key-shared");
    }

    [Fact]
    public async Task Without_trust_in_a_reviewer_what_they_approved_waits_again()
    {
        var asset = await SloganAsync("失信");
        await ApproveAsync(_wang, asset);
        (await ApproveAsync(_li, asset)).ShouldBe("approved");
        (await _signage.SignTrustAsync(t => t with { Reviewers = [.. t.Reviewers.Where(r => r.Name != "li")] }))
            .EnsureSuccessStatusCode();
        (await _wang.GetAsync($"/api/v1/assets/{asset["id"]}"))["state"]!.ToString().ShouldBe("awaitingApproval");
        (await _wang.GetAsync("/api/v1/trust"))["pending"]!.AsArray().ShouldBeEmpty();
    }

    private Task<JsonNode> SloganAsync(string text) => _signage.Admin.PostAsync("/api/v1/slogans", new { text });

    private static Approval ApprovalOf(Person reviewer, JsonNode asset) => new(
        asset["id"]!.ToString(), asset["uploader"]!.ToString(), reviewer.Name, SystemClock.Instance.GetCurrentInstant(),
        [.. asset["renditions"]!.AsArray().Select(r => Sha256Hash.Parse(r!["sha256"]!.ToString()))]);

    private static Task<string> ApproveAsync(
        Person reviewer, JsonNode asset, SigningKey? by = null, Func<Approval, Approval>? change = null)
    {
        var approval = ApprovalOf(reviewer, asset);
        var text = (change?.Invoke(approval) ?? approval).ToText();
        return SendAsync(reviewer, asset, SignedNote.Sign(text, by ?? Keys.Of(reviewer.Name)).Whole);
    }

    /// <summary>The asset's new state, or the problem.</summary>
    private static async Task<string> SendAsync(Person reviewer, JsonNode asset, string whole)
    {
        using var content = new StringContent(whole, Encoding.UTF8, "text/plain");
        var answer = await reviewer.Client.PostAsync($"/api/v1/assets/{asset["id"]}/approvals", content, Stop);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["state"]!.ToString()
            : await Installation.ProblemOf(answer);
    }
}
