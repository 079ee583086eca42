using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Shouldly;
using Signage.Content.Approvals;
using Signage.Content.Proof;
using Signage.Scheduler;
using Signage.Scheduler.Access;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Access;

/// <summary>A scheduler of a test's own: real Kestrel on a free port, real SQLite in a temporary folder, no person
/// yet but the admin.</summary>
public sealed class Installation : IAsyncLifetime
{
    private WebApplication? _app;

    public TempFolder Folder { get; } = new();

    public string Url { get; private set; } = "";

    /// <summary>The first link's code, while nobody has used it.</summary>
    public string? FirstCode { get; private set; }

    /// <summary>The administrator, who is an operator too.</summary>
    public Person Admin { get; private set; } = null!;

    public string Root => Folder.At("admin/root.key");

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        Admin = await SignInAsync("admin", FirstCode!);
    }

    public async Task StartAsync()
    {
        _app = await SchedulerHost.StartAsync(
            ["--folder", Folder.At("data"), "--admin-folder", Folder.At("admin"), "--urls", "http://127.0.0.1:0"],
            CancellationToken.None);
        await using var said = new StringWriter();
        await _app.SayWhereAsync(said, CancellationToken.None);
        var line = JsonNode.Parse(said.ToString())!;
        Url = (string)line["url"]!;
        FirstCode = ((string?)line["signIn"])?.Split("code=")[1];
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Folder.Dispose();
    }

    /// <summary>A client without cookies or redirects.</summary>
    public HttpClient Stranger() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };

    public async Task<Person> SignInAsync(string name, string code)
    {
        var client = Stranger();
        var answer = await client.PostAsJsonAsync("/api/v1/access/redeem", new { code, apiKey = true });
        answer.EnsureSuccessStatusCode();
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)body["apiKey"]!);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return new Person(name, client);
    }

    /// <summary>Makes a user; the answer is the code of their link.</summary>
    public async Task<string> CodeForAsync(string name, params string[] roles)
    {
        var made = await Admin.PostAsync("/api/v1/users", new { name, roles, venue = "branch-1" });
        return ((string)made["link"]!).Split("code=")[1];
    }

    /// <summary>Makes a user and signs them in.</summary>
    public async Task<Person> NewAsync(string name, params string[] roles) =>
        await SignInAsync(name, await CodeForAsync(name, roles));

    /// <summary>A reviewer whose key the administrator has signed.</summary>
    public async Task<Person> NewReviewerAsync(string name)
    {
        var reviewer = await NewAsync(name, "reviewer");
        await reviewer.PostAsync("/api/v1/reviewers/keys", new { key = Keys.Of(name).Verifier.Text });
        await SignTrustAsync(trust => trust with { Reviewers = [.. trust.Reviewers, Keys.Of(name).Verifier] });
        return reviewer;
    }

    /// <summary>Signs and hands in the next trust note.</summary>
    public async Task<HttpResponseMessage> SignTrustAsync(Func<Trust, Trust> change, SigningKey? by = null)
    {
        var view = await Admin.GetAsync("/api/v1/trust");
        SignedNote.TryParse((string)view["note"]!, out var note).ShouldBeTrue();
        Trust.TryRead(note!.Text, out var trust, out _).ShouldBeTrue();
        SigningKey.TryParse(await File.ReadAllTextAsync(Root), out var root).ShouldBeTrue();
        var next = change(trust! with { Number = trust!.Number + 1 });
        return await Admin.Client.PutAsync(
            "/api/v1/trust", new StringContent(SignedNote.Sign(next.ToText(), by ?? root!).Whole));
    }

    /// <summary>The problem's code and the status of an answer, such as <c>409 upload-range</c>.</summary>
    public static async Task<string> ProblemOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        text.ShouldNotContain("   at ");
        return $"{(int)answer.StatusCode} {JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()}";
    }
}
