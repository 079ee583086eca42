using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Content.Text;
using Signage.Scheduler.Duties;
using Signage.Tests.Support;
using Signage.Tests.Unit.Access;
using Signage.Tests.Unit.Publishing;
using Xunit;

namespace Signage.Tests.Unit.Duties;

/// <summary>Duties are set, and the plan says beforehand which will be missed.</summary>
public sealed class DutiesOverHttpTests(TeachingCounty county) : IClassFixture<TeachingCounty>
{
    //           more of the duty                                                   refused with
    [Theory]
    [InlineData("""{"title":" "}""",                                                "duty-title")]
    [InlineData("""{"target":{}}""",                                                "duty-target")]
    [InlineData("""{"rule":{}}""",                                                  "duty-rule")]
    [InlineData("""{"rule":{"timesADay":0}}""",                                     "duty-rule")]
    [InlineData("""{"rule":{"timesADay":1,"shareOfHours":10}}""",                   "duty-rule")]
    [InlineData("""{"rule":{"shareOfHours":1001}}""",                               "duty-rule")]
    [InlineData("""{"first":"someday"}""",                                          "duty-date")]
    [InlineData("""{"last":"2020-01-01"}""",                                        "duty-date")]
    [InlineData("""{"days":"sundays"}""",                                           "duty-days")]
    public async Task A_wrong_duty_is_refused(string more, string refusal)
    {
        var duty = Duty();
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            duty[name] = value?.DeepClone();
        }

        (await PutAsync("wrong", duty)).ShouldBe($"422 {refusal}");
        (await Installation.ProblemOf(await county.Operator.Client.GetAsync("/api/v1/duties/wrong")))
            .ShouldBe("404 not-found");
    }

    [Fact]
    public async Task An_id_is_a_name() => (await PutAsync("No Id", Duty())).ShouldBe("422 duty-id");

    [Fact]
    public async Task A_duty_that_will_be_missed_is_told_with_its_reason_before_anything_goes_out()
    {
        (await PutAsync("school-twice", Duty())).ShouldBe("200");
        var booking = await county.BookAsync(
            "atTimes", "a-sound", TeachingCounty.School, ("times", new JsonArray("09:00:00", "17:00:00")));
        var missed = (await OutlookAsync("school-twice"))!;
        ((bool)missed["met"]!).ShouldBeFalse();
        ((string)missed["text"]!).ShouldBe("1 plays are planned, 2 are owed.");
        missed["reasons"]!.AsArray().Select(r => (string)r!).ShouldContain(
            "The booking “测试排期”: It is to be quiet then: lessons, midday rest, night or an exam.");

        var more = await county.BookAsync(
            "atTimes", "a-sound", TeachingCounty.School, ("times", new JsonArray("18:00:00")));
        ((bool)(await OutlookAsync("school-twice"))!["met"]!).ShouldBeTrue();
        (await county.Operator.Client.DeleteAsync("/api/v1/duties/school-twice")).EnsureSuccessStatusCode();
        (await OutlookAsync("school-twice")).ShouldBeNull();
        await county.RemoveAsync(booking);
        await county.RemoveAsync(more);
    }

    [Fact]
    public async Task The_sample_duties_are_right()
    {
        var text = await File.ReadAllTextAsync(
            Repository.At("content/samples/duties.json"), TestContext.Current.CancellationToken);
        foreach (var duty in JsonNode.Parse(text)!.AsArray())
        {
            var request = System.Text.Json.JsonSerializer.Deserialize<DutyRequest>(duty!, WireJson.Options)!;
            DutyReader.Read(request, request.Id!, out _).ShouldBeNull();
        }
    }

    private async Task<JsonNode?> OutlookAsync(string duty) =>
        (await county.Operator.GetAsync($"/api/v1/plan/duties?date={TeachingCounty.Wednesday:yyyy-MM-dd}")).AsArray()
            .FirstOrDefault(d => (string)d!["duty"]! == duty);

    private async Task<string> PutAsync(string id, JsonObject duty)
    {
        var answer = await county.Operator.Client.PutAsJsonAsync($"/api/v1/duties/{id}", duty);
        return answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : await Installation.ProblemOf(answer);
    }

    private static JsonObject Duty() => JsonNode.Parse(
        $$"""
        {"title":"每天两次","target":{"endpoints":["{{TeachingCounty.School}}"]},"rule":{"timesADay":2},
        "first":"2026-01-01","last":"2099-12-31","days":"workingDays"}
        """)!.AsObject();
}
