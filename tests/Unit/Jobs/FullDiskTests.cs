using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Signage.Hangfire.SQLite;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Unit.Jobs;

/// <summary>A full disk fails its callers by name, leaves nothing of them, and passes without a restart.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void At_the_first_start_it_is_said_and_nothing_is_left()
    {
        using var disk = new SmallDisk();
        disk.Fill();
        Should.Throw<SqliteJobStorageException>(() => new SqliteJobStorage(disk.At("jobs.db"), new()))
            .Message.ShouldContain(disk.At("jobs.db"));
        disk.Files.ShouldBeEmpty();
        disk.Fill(left: 16_384);
        Should.Throw<SqliteJobStorageException>(() => new SqliteJobStorage(disk.At("jobs.db"), new()))
            .Message.ShouldContain("its disk is full");
        disk.Files.ShouldBeEmpty();
        disk.Free();
        new SqliteJobStorage(disk.At("jobs.db"), new()).Dispose();
    }

    [Fact]
    public void At_a_later_start_it_is_said_and_nothing_is_lost()
    {
        using var disk = new SmallDisk();
        string id;
        using (var file = new JobFile(path: disk.At("jobs.db")))
        {
            id = file.Enqueue();
        }

        disk.Fill();
        Should.Throw<SqliteJobStorageException>(() => new SqliteJobStorage(disk.At("jobs.db"), new()))
            .Message.ShouldContain(disk.At("jobs.db"));
        disk.Free();
        using var again = new JobFile(path: disk.At("jobs.db"));
        again.Fetch().JobId.ShouldBe(id);
    }

    [Fact]
    public async Task At_the_commit_of_a_group_each_caller_is_told_and_who_still_fits_is_written()
    {
        using var disk = new SmallDisk();
        using var file = new JobFile(path: disk.At("jobs.db"));
        disk.Fill(left: 150_000);
        var big = new string('x', 500_000);
        var callers = await TogetherAsync(file, "small", "b" + big, "also small", "d" + big);

        await Task.WhenAll(callers[0], callers[2]);
        foreach (var refused in new[] { callers[1], callers[3] })
        {
            (await Should.ThrowAsync<SqliteJobStorageException>(() => refused)).Message.ShouldContain("disk is full");
        }

        file.Connection.GetAllItemsFromSet("set").ShouldBe(["small", "also small"], ignoreOrder: true);
        disk.Free();
        await Task.WhenAll(await TogetherAsync(file, "c", "b" + big[..100_000]));
        file.Connection.GetSetCount("set").ShouldBe(4);
        file.Restart();
        file.Connection.GetSetCount("set").ShouldBe(4);
        Whole(file);
    }

    [Fact]
    public async Task Within_a_group_each_caller_is_told_and_who_still_fits_is_written()
    {
        using var file = new JobFile();
        var writer = file.Storage.Engine.Writer;
        var pages = writer.Write(d => d.Number("PRAGMA page_count"));
        writer.Write(d => d.Number($"PRAGMA max_page_count = {pages + 8}"));
        var big = new string('x', 500_000);
        var callers = await TogetherAsync(file, "small", big, "also small", "d" + big);
        await Task.WhenAll(callers[0], callers[2]);
        foreach (var refused in new[] { callers[1], callers[3] })
        {
            (await Should.ThrowAsync<SqliteJobStorageException>(() => refused)).Message.ShouldContain("disk is full");
        }

        file.Connection.GetAllItemsFromSet("set").ShouldBe(["small", "also small"], ignoreOrder: true);
        writer.Write(d => d.Number("PRAGMA max_page_count = 1000000"));
        file.Commit(t => t.AddToSet("set", big));
        file.Connection.GetSetCount("set").ShouldBe(3);
        Whole(file);
    }

    [Fact]
    public async Task The_scheduler_says_it_in_one_sentence_and_starts_when_there_is_room()
    {
        using var disk = new SmallDisk();
        using var file = new JobFile(path: disk.At("jobs.db"));
        var keys = new JobsByKey(file.Storage, new BackgroundJobClient(file.Storage));
        using var plans = new PlanRequests(keys);
        var jobs = new RecurringJobs(
            new RecurringJobManager(file.Storage),
            keys,
            plans,
            TimeProvider.System,
            NullLogger<RecurringJobs>.Instance);
        disk.Fill();
        (await Should.ThrowAsync<StartRefusedException>(() => jobs.RegisterAsync(Stop)))
            .Message.ShouldContain("its disk is full");
        disk.Free();
        await jobs.RegisterAsync(Stop);
        file.Connection.GetAllItemsFromSet("recurring-jobs").ShouldBe(["plan", "sweep"], ignoreOrder: true);
    }

    /// <summary>Callers that share one commit, each with a value for the set.</summary>
    private static async Task<Task[]> TogetherAsync(JobFile file, params string[] values)
    {
        using var gate = new ManualResetEventSlim();
        var holding = file.HoldWriter(gate);
        var callers = new List<Task>();
        foreach (var value in values)
        {
            callers.Add(Task.Run(() => file.Commit(t => t.AddToSet("set", value))));
            await file.Pending(callers.Count);
        }

        gate.Set();
        await holding.WaitAsync(Eventually.DefaultDeadline);
        return [.. callers];
    }

    private static void Whole(JobFile file)
    {
        using SqliteConnection outside = file.Outside();
        using var check = outside.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        check.ExecuteScalar().ShouldBe("ok");
    }
}
