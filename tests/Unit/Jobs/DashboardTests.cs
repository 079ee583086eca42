using System.Net;
using Shouldly;
using Signage.Scheduler.Jobs;
using Signage.Tests.Unit.Access;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

public sealed class DashboardTests(Installation signage) : IClassFixture<Installation>
{
    private static readonly string[] Paths =
    [
        "", "/", "/jobs/enqueued", "/jobs/failed", "/recurring", "/servers", "/stats", "/jobs/details/1", "/css18",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_gets_nothing_of_it_nor_through_a_proxy_on_the_same_machine()
    {
        using var stranger = signage.Stranger();
        using var proxied = signage.Stranger();
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        proxied.DefaultRequestHeaders.Add("X-Forwarded-Host", "localhost");
        foreach (var client in new[] { stranger, proxied })
        {
            foreach (var path in Paths)
            {
                using var answer = await client.GetAsync($"{JobsFeature.DashboardPath}{path}", Stop);
                answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
                (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("angfire", Case.Sensitive, path);
            }

            using var post = await client.PostAsync(
                $"{JobsFeature.DashboardPath}/recurring/trigger",
                new FormUrlEncodedContent([new("jobs[]", "plan")]),
                Stop);
            post.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task It_is_for_administrators_only()
    {
        var office = await signage.NewAsync("jobs-operator", "operator");
        (await office.Client.GetAsync(JobsFeature.DashboardPath, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var page = await signage.Admin.Client.GetAsync(JobsFeature.DashboardPath, Stop);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("Hangfire");
    }

    [Fact]
    public async Task The_list_of_jobs_is_for_those_who_change_what_is_on()
    {
        var venue = await signage.NewAsync("jobs-venue", "venue");
        (await venue.Client.GetAsync("/api/v1/jobs", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var office = await signage.NewAsync("jobs-desk", "operator");
        (await office.Client.GetAsync("/api/v1/jobs", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
