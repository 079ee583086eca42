using System.Security.Cryptography;
using Shouldly;
using Signage.Content.Assets;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Library;

public sealed class SloganTests(Installation signage) : IClassFixture<Installation>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slogan_is_a_file_of_its_canonical_document()
    {
        var asset = await signage.Admin.PostAsync("/api/v1/slogans", new { text = " 陌生来电要警惕 café " });
        asset["state"]!.ToString().ShouldBe("awaitingApproval");
        var sha256 = asset["renditions"]![0]!["sha256"]!.ToString();
        var bytes = await signage.Admin.Client.GetByteArrayAsync($"/media/{sha256}", Stop);
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(sha256);
        SloganDocument.TryRead(bytes, out var slogan, out _).ShouldBeTrue();
        slogan!.Text.ShouldBe("陌生来电要警惕 café");
    }

    [Fact]
    public async Task What_looks_the_same_is_the_same_file()
    {
        var composed = await signage.Admin.PostAsync("/api/v1/slogans", new { text = "caf\u00E9 \u4F8B" });
        var loose = await signage.Admin.PostAsync("/api/v1/slogans", new { text = "cafe\u0301 \uF9B5" });

        loose["renditions"]![0]!["sha256"]!.ToString().ShouldBe(composed["renditions"]![0]!["sha256"]!.ToString());
    }

    [Fact]
    public async Task Emoji_are_taken_with_a_warning()
    {
        var asset = await signage.Admin.PostAsync("/api/v1/slogans", new { text = "别上当😀🚨" });
        var warning = asset["warnings"]!.AsArray().ShouldHaveSingleItem()!;
        warning["code"]!.ToString().ShouldBe("slogan-emoji");
        warning["text"]!.ToString().ShouldContain("😀🚨");
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "422 slogan-empty" },
        { " \u3000 ", "422 slogan-empty" },
        { "一\n二", "422 slogan-control" },
        { "一\u0007二", "422 slogan-control" },
        { "一\u202E二", "422 slogan-control" },
        { new string('骗', 501), "422 slogan-too-long" },
        { new string('骗', 10_000), "422 slogan-too-long" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_slogan_is_refused(string text, string problem) =>
        (await signage.Admin.RefusedAsync("/api/v1/slogans", new { text })).ShouldBe(problem);

    [Fact]
    public async Task A_style_that_cannot_be_drawn_is_refused() =>
        (await signage.Admin.RefusedAsync("/api/v1/slogans", new { text = "好", style = new { colour = "red" } }))
            .ShouldBe("422 slogan-style");
}
