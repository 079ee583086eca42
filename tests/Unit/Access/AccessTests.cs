using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;
using Xunit;

namespace Signage.Tests.Unit.Access;

public sealed class AccessTests(Installation signage) : IClassFixture<Installation>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_works_once()
    {
        var code = await signage.CodeForAsync("once", "inspector");
        await signage.SignInAsync("once", code);

        using var again = signage.Stranger();
        var answer = await again.PostAsJsonAsync("/api/v1/access/redeem", new { code }, Stop);
        (await Installation.ProblemOf(answer)).ShouldBe("410 link-used");
        (await Installation.ProblemOf(
            await again.PostAsJsonAsync("/api/v1/access/redeem", new { code = "nonsense" }, Stop)))
            .ShouldBe("404 link-unknown");
    }

    [Fact]
    public async Task Twenty_who_race_for_a_link_make_one_sign_in()
    {
        var code = await signage.CodeForAsync("race", "inspector");
        using var client = signage.Stranger();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(_ => client.PostAsJsonAsync("/api/v1/access/redeem", new { code, apiKey = true }, Stop)));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
    }

    [Fact]
    public async Task A_newer_link_ends_the_older_one()
    {
        var old = await signage.CodeForAsync("newer", "inspector");
        await signage.Admin.PostAsync("/api/v1/users/newer/link", new { });
        using var client = signage.Stranger();
        (await Installation.ProblemOf(await client.PostAsJsonAsync("/api/v1/access/redeem", new { code = old }, Stop)))
            .ShouldBe("410 link-expired");
    }

    [Fact]
    public async Task The_page_takes_the_link_sets_the_cookie_and_goes_to_the_console()
    {
        var link = SignInLinks.PathOf(await signage.CodeForAsync("page", "venue"));
        using var client = signage.Stranger();
        var first = await client.GetAsync(link, Stop);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = first.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("signage=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await client.GetFromJsonAsync<UserName>("/api/v1/access/me", Stop))!.Name.ShouldBe("page");

        var write = await client.PostAsJsonAsync("/api/v1/access/password", new { password = "correct horse" }, Stop);
        (await Installation.ProblemOf(write)).ShouldBe("403 cross-site");
        client.DefaultRequestHeaders.Add(CookieRules.Header, "1");
        (await client.PostAsJsonAsync("/api/v1/access/password", new { password = "correct horse" }, Stop))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var second = signage.Stranger();
        second.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var used = await second.GetAsync(link, Stop);
        used.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await used.Content.ReadAsStringAsync(Stop)).ShouldContain("This sign-in link was used before");
    }

    [Fact]
    public async Task A_password_may_follow_and_five_wrong_ones_lock()
    {
        var person = await signage.NewAsync("locker", "operator");
        (await person.RefusedAsync("/api/v1/access/password", new { password = "short" }))
            .ShouldBe("422 password-weak");
        await person.PostAsync("/api/v1/access/password", new { password = "long enough words" });
        using var client = signage.Stranger();
        async Task<HttpResponseMessage> Try(string password) => await client.PostAsJsonAsync(
            "/api/v1/access/sign-in", new { name = "locker", password, apiKey = true }, Stop);

        (await Try("long enough words")).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 4; i++)
        {
            (await Installation.ProblemOf(await Try("wrong"))).ShouldBe("401 sign-in-wrong");
        }

        (await Installation.ProblemOf(await Try("wrong"))).ShouldBe("423 sign-in-locked");
        (await Installation.ProblemOf(await Try("long enough words"))).ShouldBe("423 sign-in-locked");
    }

    [Fact]
    public async Task A_revoked_api_key_is_a_stranger()
    {
        var person = await signage.NewAsync("revoked", "operator");
        (await person.Client.GetAsync("/api/v1/access/me", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await signage.Admin.Client.DeleteAsync("/api/v1/users/revoked/api-keys", Stop);
        (await Installation.ProblemOf(await person.Client.GetAsync("/api/v1/access/me", Stop)))
            .ShouldBe("401 not-signed-in");
    }

    [Theory]
    [InlineData("operator", "/api/v1/users")]
    [InlineData("reviewer", "/api/v1/users")]
    public async Task Users_are_the_administrators_business(string role, string path)
    {
        var person = await signage.NewAsync($"no-{role}", role);
        (await Installation.ProblemOf(await person.Client.GetAsync(path, Stop))).ShouldBe("403 not-allowed");
    }

    [Theory]
    [InlineData("root", "operator", "422 user-name")]
    [InlineData("scheduler", "operator", "422 user-name")]
    [InlineData("p-0123456789abcdef", "operator", "422 user-name")]
    [InlineData("With Space", "operator", "422 user-name")]
    [InlineData("admin", "operator", "409 user-exists")]
    [InlineData("fine", "emperor", "422 user-roles")]
    [InlineData("fine", "venue", "422 user-venue")]
    public async Task A_user_is_refused(string name, string role, string problem) =>
        (await signage.Admin.RefusedAsync("/api/v1/users", new { name, roles = new[] { role } })).ShouldBe(problem);

    [Fact]
    public async Task Secrets_are_not_in_the_database()
    {
        var key = signage.Admin.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        await using var db = await signage.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(Stop);
        (await db.Set<ApiKey>().AnyAsync(k => k.Hash.Contains(key), Stop)).ShouldBeFalse();
        (await db.Set<SignInLink>().AnyAsync(l => l.Hash == signage.FirstCode, Stop)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{", "400 bad-request")]
    [InlineData("""{"code":"a","unknown":1}""", "400 bad-request")]
    [InlineData("""{"code":null}""", "400 bad-request")]
    public async Task A_body_that_cannot_be_read_is_refused_in_words(string body, string problem)
    {
        using var client = signage.Stranger();
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        (await Installation.ProblemOf(await client.PostAsync("/api/v1/access/redeem", content, Stop)))
            .ShouldBe(problem);
    }

    private sealed record UserName(string Name);
}
