using Microsoft.Data.Sqlite;
using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Jobs;

/// <summary>Twenty workers under way, while other programs read the file, copy it, and hold its lock.</summary>
public sealed class JobLoadTests : IDisposable
{
    private const int Workers = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan LockHeld = TimeSpan.FromSeconds(3);

    private readonly HostFolder _folder = new();

    private static TimeSpan Load => TimeSpan.FromSeconds(Soak.IsOn ? 60 : 10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Nobody_is_told_that_the_file_is_locked_and_nothing_runs_twice()
    {
        using var host = await _folder.StartAsync("load", Workers);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        end.CancelAfter(Load);
        var reads = Task.Run(() => ReadUntil(end.Token), Stop);
        var copies = 0;
        do
        {
            await HoldLockAsync();
            await Eventually.Holds("work goes on after the lock", MoreEnds(), Patience);
            var copy = $"{_folder.Jobs}.copy{copies++}";
            using (var outside = HostFolder.Open(_folder.Jobs))
            {
                HostFolder.Scalar(outside, $"VACUUM INTO '{copy}'");
            }

            HostFolder.Integrity(copy).ShouldBe("ok");
        }
        while (!end.IsCancellationRequested);

        (await reads).ShouldBeGreaterThan(copies);
        host.HasExited.ShouldBeFalse("a caller was failed");
        _folder.Faults().ShouldBeEmpty();
        var begun = _folder.Begun();
        begun.Count.ShouldBe(begun.Distinct().Count(), "nothing runs twice");
        host.Kill();
        await host.WaitForExitAsync(Stop);
    }

    /// <summary>An outside writer, which any program with the file's rights can be.</summary>
    private async Task HoldLockAsync()
    {
        await using var outside = HostFolder.Open(_folder.Jobs);
        HostFolder.Scalar(outside, "BEGIN IMMEDIATE");
        await Task.Delay(LockHeld, Stop);
        HostFolder.Scalar(outside, "ROLLBACK");
    }

    private Func<bool> MoreEnds()
    {
        var before = _folder.Ended().Count;
        return () => _folder.Ended().Count > before + Workers;
    }

    /// <summary>How many times an outside reader counted the jobs; it throws when it is ever told to wait.</summary>
    private int ReadUntil(CancellationToken stop)
    {
        using var outside = new SqliteConnection($"Data Source={_folder.Jobs};Mode=ReadOnly;Pooling=False");
        outside.Open();
        var times = 0;
        for (; !stop.IsCancellationRequested; times++)
        {
            HostFolder.Scalar(outside, "SELECT count(*) FROM job, (SELECT max(id) FROM queue)").ShouldNotBeNull();
        }

        return times;
    }
}
