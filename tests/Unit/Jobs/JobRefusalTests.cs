using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Texts;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A request whose job cannot be stored is answered with what a person can do about it.</summary>
public sealed class JobRefusalTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseProblems();
        _app.UseJobRefusals();
        _app.Map("/full", () => Enqueue(new SqliteException("database or disk is full", 13)));
        _app.Map("/held", () => Enqueue(new SqliteException("database is locked", 5)));
        _app.Map("/bug", void () => throw new InvalidOperationException("a bug"));
        await _app.StartAsync(Stop);
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/full", "en", HttpStatusCode.InsufficientStorage, "job-disk-full",     "disk is full")]
    [InlineData("/full", "zh", HttpStatusCode.InsufficientStorage, "job-disk-full",     "磁盘已满")]
    [InlineData("/held", "en", HttpStatusCode.ServiceUnavailable,  "job-database-busy", "Another program")]
    [InlineData("/bug",  "en", HttpStatusCode.InternalServerError, "fault",             "")]
    public async Task It_says_why(string path, string language, HttpStatusCode status, string code, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var answer = await _http.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(status);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
        ((string?)problem["code"]).ShouldBe(code);
        ((string?)problem["detail"])!.ShouldContain(words);
    }

    private static void Enqueue(SqliteException fault) =>
        throw new BackgroundJobClientException("no job", new SqliteJobStorageException("no jobs.db", fault));
}
