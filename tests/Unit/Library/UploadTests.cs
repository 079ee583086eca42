using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Library;

public sealed class UploadTests(Installation signage) : IClassFixture<Installation>
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i % 251))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Person Admin => signage.Admin;

    [Fact]
    public async Task Pieces_follow_each_other_and_a_wrong_start_says_where_it_stands()
    {
        var id = await BeginAsync();
        (await Admin.PieceAsync(id, Bytes[..400], 0, 1000)).EnsureSuccessStatusCode();
        var wrong = await Admin.PieceAsync(id, Bytes[500..], 500, 1000);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((long)JsonNode.Parse(await wrong.Content.ReadAsStringAsync(Stop))!["received"]!).ShouldBe(400);
        ((long)(await Admin.GetAsync($"/api/v1/uploads/{id}"))["received"]!).ShouldBe(400);

        (await Installation.ProblemOf(await Admin.Client.PostAsync($"/api/v1/uploads/{id}/finish", null, Stop)))
            .ShouldBe("422 upload-truncated");
        (await Admin.PieceAsync(id, Bytes[400..], 400, 1000)).EnsureSuccessStatusCode();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes));
        var asset = (string)(await Admin.PostAsync($"/api/v1/uploads/{id}/finish", new { sha256 }))["asset"]!;
        ((string)(await Admin.PostAsync($"/api/v1/uploads/{id}/finish", new { sha256 }))["asset"]!).ShouldBe(asset);
        (await Installation.ProblemOf(await Admin.PieceAsync(id, Bytes, 0, 1000))).ShouldBe("409 upload-finished");
    }

    [Fact]
    public async Task More_bytes_than_the_range_names_are_not_kept()
    {
        var id = await BeginAsync();
        (await Installation.ProblemOf(await Admin.PieceAsync(id, Bytes, 0, 1000, to: 99)))
            .ShouldBe("400 upload-range-body");
        ((long)(await Admin.GetAsync($"/api/v1/uploads/{id}"))["received"]!).ShouldBe(0);
        (await Installation.ProblemOf(await Admin.PieceAsync(id, Bytes, 0, 2000))).ShouldBe("400 upload-range-form");
    }

    [Fact]
    public async Task Bytes_that_differ_from_the_senders_are_sent_again()
    {
        var id = await BeginAsync();
        (await Admin.PieceAsync(id, Bytes, 0, 1000)).EnsureSuccessStatusCode();
        (await Admin.RefusedAsync($"/api/v1/uploads/{id}/finish", new { sha256 = new string('0', 64) }))
            .ShouldBe("422 upload-hash");
        ((long)(await Admin.GetAsync($"/api/v1/uploads/{id}"))["received"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("a.mp4", 0, "422 upload-empty")]
    [InlineData("a.mp4", -1, "422 upload-empty")]
    [InlineData("a.mp4", (2L << 30) + 1, "413 upload-too-large")]
    [InlineData("", 10, "422 upload-name")]
    [InlineData("a\nb.mp4", 10, "422 upload-name")]
    public async Task An_upload_is_refused_before_it_begins(string fileName, long bytes, string problem) =>
        (await Admin.RefusedAsync("/api/v1/uploads", new { fileName, bytes })).ShouldBe(problem);

    [Fact]
    public async Task An_upload_is_its_owners()
    {
        var other = await signage.NewAsync("other-operator", "operator");
        (await Installation.ProblemOf(await other.PieceAsync(await BeginAsync(), Bytes, 0, 1000)))
            .ShouldBe("404 not-found");
        var reviewer = await signage.NewAsync("only-reviewer", "reviewer");
        (await reviewer.RefusedAsync("/api/v1/uploads", new { fileName = "a", bytes = 1 })).ShouldBe("403 not-allowed");
    }

    private async Task<string> BeginAsync() =>
        (string)(await Admin.PostAsync("/api/v1/uploads", new { fileName = "x.bin", bytes = 1000 }))["id"]!;
}
