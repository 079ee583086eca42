using Shouldly;
using Signage.Cli.Api;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Jobs;

/// <summary>The product's jobs, wherever they are kept: once with each storage.</summary>
public abstract class JobTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private JobsScheduler _scheduler = null!;

    public async ValueTask InitializeAsync()
    {
        _scheduler = new JobsScheduler(await StorageAsync());
        await _scheduler.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _scheduler.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The scheduler's arguments that say where its jobs are kept.</summary>
    protected abstract Task<string[]> StorageAsync();

    [Fact]
    public async Task Work_by_the_clock_is_registered_and_what_is_due_at_start_runs()
    {
        await Eventually.Holds(
            "nothing is left to do", async () => (await _scheduler.JobsAsync()).Count == 0, Patience);
        var recurring = (await _scheduler.Api.GetAsync("api/v1/jobs", default))["recurring"]!.AsArray();
        recurring.Select(r => (string)r!["work"]!).Order().ShouldBe(["plan", "sweep"]);
        recurring.ShouldAllBe(r => r!["nextAt"] != null);
    }

    [Fact]
    public async Task An_upload_is_ingested_and_leaves_no_job_behind()
    {
        var asset = await _scheduler.UploadAsync("voice.mp3");
        await ReadyAsync(asset);
        await Eventually.Holds(
            "its job is done",
            async () => !(await _scheduler.JobsAsync()).Any(j => (string?)j!["subject"] == asset),
            Patience);
    }

    [Fact]
    public async Task An_ingest_that_a_kill_cut_off_goes_on_by_itself_after_the_restart()
    {
        var asset = await _scheduler.UploadAsync("film.mp4");
        await Eventually.Holds(
            "it is half way",
            async () => (int)(await _scheduler.AssetAsync(asset))["progress"]! is > 0 and < 1000,
            Patience);
        await _scheduler.KillAsync();
        await _scheduler.StartAsync();
        ((string?)(await _scheduler.AssetAsync(asset))["state"]).ShouldBe("ingesting");
        await ReadyAsync(asset);
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_when_it_is_tried_again_and_a_person_need_not_wait()
    {
        var work = _scheduler.Work;
        await File.WriteAllTextAsync(work, "in the way of the work folder");
        var asset = await _scheduler.UploadAsync("voice.mp3");
        var job = await Eventually.Gives(
            "the third try is waited for",
            async () => (await _scheduler.AssetAsync(asset))["job"] is { } j && (int)j["try"]! >= 3
                && (string?)j["state"] == "retrying" ? j : null,
            Patience);
        ((string?)job["trouble"]!["code"]).ShouldBe("job-fault");
        ((string?)job["trouble"]!["text"])!.ShouldContain(Path.GetFileName(work));
        job["nextAt"].ShouldNotBeNull();
        (await _scheduler.JobsAsync()).ShouldContain(
            j => (string?)j!["subject"] == asset && (string?)j["work"] == "ingest");

        File.Delete(work);
        var id = (string)job["id"]!;
        await _scheduler.Api.PostAsync($"api/v1/jobs/{id}/retry", null, default);
        await ReadyAsync(asset);
        await Eventually.Holds(
            "the job is done", async () => await RefusedAsync(id) is "job-busy" or "job-gone",
            Patience);
        (await RefusedAsync("99999999")).ShouldBe("job-gone");
        (await RefusedAsync("no-number")).ShouldBe("job-gone");
    }

    private Task ReadyAsync(string asset) =>
        Eventually.Holds(
            "the asset waits for approval",
            async () => (string?)(await _scheduler.AssetAsync(asset))["state"] == "awaitingApproval",
            Patience);

    private async Task<string> RefusedAsync(string job) =>
        (await Should.ThrowAsync<ApiRefusal>(() => _scheduler.Api.PostAsync($"api/v1/jobs/{job}/retry", null, default)))
        .Code;
}
