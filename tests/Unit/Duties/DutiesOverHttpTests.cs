using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Duties;

/// <summary>What departments owe, over HTTP.</summary>
public sealed class DutiesOverHttpTests(SmallCounty county) : IClassFixture<SmallCounty>
{
    [Fact]
    public async Task A_duty_is_set_read_and_removed()
    {
        (await PutAsync("school-mp3")).EnsureSuccessStatusCode();

        var duty = await county.Operator.GetAsync("/api/v1/duties/school-mp3");
        ((int)duty["rule"]!["timesADay"]!, duty["days"]!.ToString()).ShouldBe((1, "workingDays"));
        (await county.Operator.GetAsync("/api/v1/duties")).AsArray().Count.ShouldBe(1);
        (await county.Operator.Client.DeleteAsync("/api/v1/duties/school-mp3")).EnsureSuccessStatusCode();
        (await Installation.ProblemOf(await county.Operator.Client.DeleteAsync("/api/v1/duties/school-mp3")))
            .ShouldBe("404 not-found");
    }

    //           field     value                                        refused with
    [Theory]
    [InlineData("title",   "\" \"",                                     "duty-title")]
    [InlineData("target",  "{}",                                        "duty-target")]
    [InlineData("rule",    "{}",                                        "duty-rule")]
    [InlineData("rule",    """{"timesADay":1,"shareOfHours":100}""",    "duty-rule")]
    [InlineData("rule",    """{"shareOfHours":1001}""",                 "duty-rule")]
    [InlineData("last",    "\"2001-01-01\"",                            "duty-date")]
    [InlineData("days",    "\"sundays\"",                               "duty-days")]
    public async Task A_wrong_duty_is_refused(string field, string value, string code) =>
        (await Installation.ProblemOf(await PutAsync("wrong", (field, JsonNode.Parse(value)))))
            .ShouldBe($"422 {code}");

    [Fact]
    public async Task A_duty_has_a_name() =>
        (await Installation.ProblemOf(await PutAsync("No Name"))).ShouldBe("422 duty-id");

    private Task<HttpResponseMessage> PutAsync(string id, params (string Name, JsonNode? Value)[] also)
    {
        var duty = new JsonObject
        {
            ["title"] = "每个上学日播一次反诈音频",
            ["target"] = new JsonObject { ["kinds"] = new JsonArray("schoolRadio") },
            ["rule"] = new JsonObject { ["timesADay"] = 1 },
            ["first"] = "2026-09-01", ["last"] = "2027-08-31", ["days"] = "workingDays",
        };
        foreach (var (name, value) in also)
        {
            duty[name] = value;
        }

        return county.Operator.Client.PutAsJsonAsync($"/api/v1/duties/{Uri.EscapeDataString(id)}", duty);
    }
}
