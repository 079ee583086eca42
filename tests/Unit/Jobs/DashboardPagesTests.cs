using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hangfire;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>Hangfire's own pages over a file with jobs in every state.</summary>
public sealed partial class DashboardPagesTests : IAsyncLifetime
{
    private readonly JobFile _file = new();
    private readonly Dictionary<string, List<string>> _jobs = new(StringComparer.Ordinal);
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Make("enqueued", 3, new EnqueuedState());
        Make("scheduled", 2, new ScheduledState(TimeSpan.FromDays(1)));
        Make("succeeded", 25, new SucceededState("done", 1, 1));
        Make("failed", 12, new FailedState(new InvalidOperationException("the disk is full")));
        Make("deleted", 4, new DeletedState());
        Make("awaiting", 1, new AwaitingState(_jobs["scheduled"][1]));
        Make("processing", 2, new Running());
        var recurring = new RecurringJobManager(_file.Storage);
        recurring.AddOrUpdate("nightly", () => JobFile.Nothing("night"), Cron.Daily());
        recurring.AddOrUpdate("hourly", () => JobFile.Nothing("hour"), Cron.Hourly());
        _file.Connection.AnnounceServer("desk:1", new ServerContext { WorkerCount = 4, Queues = ["default"] });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHangfire(_ => LogProvider.SetCurrentLogProvider(null));
        builder.Services.AddSingleton<JobStorage>(_ => _file.Storage);
        _app = builder.Build();
        _app.UseHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [] });
        await _app.StartAsync(Stop);
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _file.Dispose();
    }

    //          page                     whose jobs    how many it shows   of how many
    [Theory]
    [InlineData("/jobs/enqueued",         "enqueued",   3,  null)]
    [InlineData("/jobs/enqueued/default", "enqueued",   3,  3)]
    [InlineData("/jobs/scheduled",        "scheduled",  2,  2)]
    [InlineData("/jobs/processing",       "processing", 2,  2)]
    [InlineData("/jobs/succeeded",        "succeeded",  20, 25)]
    [InlineData("/jobs/succeeded?from=20&count=20", "succeeded", 5, 25)]
    [InlineData("/jobs/failed",           "failed",     12, 12)]
    [InlineData("/jobs/failed?from=10&count=10", "failed", 2, 12)]
    [InlineData("/jobs/deleted",          "deleted",    4,  4)]
    [InlineData("/jobs/awaiting",         "awaiting",   1,  1)]
    public async Task Each_list_shows_its_jobs_and_their_number(string page, string state, int shown, int? total)
    {
        var text = await PageAsync(page);
        Details().Matches(text).Select(m => m.Groups["id"].Value).Distinct().Count(_jobs[state].Contains)
            .ShouldBe(shown);
        if (total is not null)
        {
            text.ShouldContain($"Total items: {total}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs/enqueued/fetched/default")]
    [InlineData("/retries")]
    [InlineData("/recurring")]
    [InlineData("/servers")]
    public async Task Every_other_page_answers(string page) => (await PageAsync(page)).ShouldContain("Hangfire");

    [Fact]
    public async Task What_runs_by_the_clock_and_who_runs_it_are_listed()
    {
        (await PageAsync("/recurring")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("nightly"), page => page.ShouldContain("hourly"));
        (await PageAsync("/servers")).ShouldContain("desk");
    }

    [Fact]
    public async Task The_page_of_a_job_tells_its_history()
    {
        var text = await PageAsync($"/jobs/details/{_jobs["failed"][0]}");
        text.ShouldContain("the disk is full");
        text.ShouldContain("TriedOnce");
    }

    [Fact]
    public async Task The_numbers_beside_the_menu_are_right()
    {
        using var answer = await _http.PostAsync(
            "/hangfire/stats",
            new FormUrlEncodedContent(
                new[] { "enqueued:count-or-null", "failed:count", "scheduled:count", "processing:count",
                    "succeeded:count", "deleted:count", "recurring:count", "servers:count", "awaiting:count" }
                .Select(m => KeyValuePair.Create("metrics[]", m))),
            Stop);
        var numbers = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!.AsObject();
        numbers.ToDictionary(n => n.Key.Split(':')[0], n => (string?)n.Value!["value"]).ShouldBe(
            new Dictionary<string, string?>
            {
                ["enqueued"] = "3", ["failed"] = "12", ["scheduled"] = "2", ["processing"] = "2",
                ["succeeded"] = "25", ["deleted"] = "4", ["recurring"] = "2", ["servers"] = "1", ["awaiting"] = "1",
            },
            ignoreOrder: true);
    }

    //          list        button      where the job is then
    [Theory]
    [InlineData("failed",    "requeue", "Enqueued")]
    [InlineData("failed",    "delete",  "Deleted")]
    [InlineData("scheduled", "enqueue", "Enqueued")]
    [InlineData("scheduled", "delete",  "Deleted")]
    [InlineData("succeeded", "requeue", "Enqueued")]
    [InlineData("deleted",   "requeue", "Enqueued")]
    [InlineData("awaiting",  "enqueue", "Enqueued")]
    [InlineData("enqueued",  "delete",  "Deleted")]
    [InlineData("processing", "delete", "Deleted")]
    public async Task A_button_moves_the_chosen_job_and_no_other(string list, string button, string state)
    {
        var job = _jobs[list][0];
        using var answer = await _http.PostAsync(
            $"/hangfire/jobs/{list}/{button}", new FormUrlEncodedContent([new("jobs[]", job)]), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _file.Connection.GetStateData(job).Name.ShouldBe(state);
        _jobs.Where(j => j.Key != list).SelectMany(j => j.Value.Select(id => (State: j.Key, Id: id)))
            .ShouldAllBe(j => string.Equals(
                _file.Connection.GetStateData(j.Id).Name, j.State, StringComparison.OrdinalIgnoreCase));
    }

    private void Make(string list, int count, IState state)
    {
        var client = new BackgroundJobClient(_file.Storage);
        _jobs[list] = [.. Enumerable.Range(0, count).Select(_ => client.Create(() => TriedOnce.Run(list), state))];
    }

    public static class TriedOnce
    {
        [AutomaticRetry(Attempts = 0)]
        public static void Run(string argument) => _ = argument;
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await _http.GetAsync($"/hangfire{path}", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex(@"jobs/details/(?<id>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Details();

    /// <summary>As a worker writes it.</summary>
    private sealed class Running : IState
    {
        public string Name => ProcessingState.StateName;

        public string Reason => "a worker has it";

        public bool IsFinal => false;

        public bool IgnoreJobLoadException => false;

        public Dictionary<string, string> SerializeData() => new()
        {
            ["StartedAt"] = JobHelper.SerializeDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            ["ServerId"] = "desk:1",
            ["WorkerId"] = "1",
        };
    }
}
