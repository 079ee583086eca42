using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Signage.Tests.Support;
using Signage.Tests.Unit.Device.Link;
using Xunit;

namespace Signage.Tests.Unit.Device.Web;

/// <summary>The status page is for this machine, whatever a browser on it is talked into.</summary>
public sealed class OwnPageFacts : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly TempFolder _folder = new();
    private FakeScheduler _scheduler = null!;
    private RunningPlayer _player = null!;
    private Uri _page = null!;

    public async ValueTask InitializeAsync()
    {
        _scheduler = await FakeScheduler.StartAsync();
        _player = new RunningPlayer(_folder.At("p"), _scheduler.Url);
        await _player.Until("it runs", status => (string?)status["screen"] == "card");
        var kept = await File.ReadAllTextAsync(Path.Combine(_player.Folder, "http.json"));
        _page = new Uri((string)JsonNode.Parse(kept)!["url"]!);
    }

    // asked                                    by the name          from the page           answer
    [Theory]
    [InlineData("GET", "/status",               "127.0.0.1:{0}",     null,                   200)]
    [InlineData("GET", "/status",               "localhost:{0}",     null,                   200)]
    [InlineData("GET", "/status",               "[::1]:{0}",         null,                   200)]
    [InlineData("GET", "/status",               "127.0.0.1:{0}",     "http://evil.example",  200)] // cannot read it
    [InlineData("GET", "/status",               "evil.example",      null,                   403)]
    [InlineData("GET", "/log",                  "evil.example:{0}",  null,                   403)]
    [InlineData("GET", "/preview.png",          "10.0.0.9:{0}",      null,                   403)]
    [InlineData("POST", "/events/start",        "127.0.0.1:{0}",     null,                   404)] // it waits for none
    [InlineData("POST", "/events/start",        "127.0.0.1:{0}",     "http://127.0.0.1:{0}", 404)]
    [InlineData("POST", "/events/start",        "127.0.0.1:{0}",     "http://evil.example",  403)]
    [InlineData("POST", "/events/start",        "127.0.0.1:{0}",     "null",                 403)]
    [InlineData("POST", "/yield",               "localhost:{0}",     "http://localhost:1",   403)]
    [InlineData("DELETE", "/yield",             "evil.example",      null,                   403)]
    public async Task A_request_is_answered_where_it_is_of_this_machine(
        string method, string path, string host, string? origin, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_page, path));
        request.Headers.Host = string.Format(null, host, _page.Port);
        if (origin is not null)
            request.Headers.Add("Origin", string.Format(null, origin, _page.Port));

        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(status);
        if (answer.StatusCode == HttpStatusCode.Forbidden)
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("只供本机");
    }

    public async ValueTask DisposeAsync()
    {
        await _player.DisposeAsync();
        await _scheduler.DisposeAsync();
        _folder.Dispose();
    }
}
