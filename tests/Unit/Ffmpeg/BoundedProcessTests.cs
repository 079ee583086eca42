using System.Diagnostics;
using Shouldly;
using Signage.Scheduler.Ffmpeg;
using Xunit;

namespace Signage.Tests.Unit.Ffmpeg;

public sealed class BoundedProcessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_that_takes_too_long_is_killed_with_its_children()
    {
        var since = Stopwatch.StartNew();
        var outcome = await BoundedProcess.RunAsync(
            "sh", ["-c", "sleep 60 & wait"], TimeSpan.FromMilliseconds(300), null, Stop);
        outcome.TimedOut.ShouldBeTrue();
        outcome.Succeeded.ShouldBeFalse();
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task A_child_that_wants_too_much_memory_fails_alone()
    {
        var outcome = await BoundedProcess.RunAsync(
            "python3", ["-c", "b'x' * (6 << 30)"], TimeSpan.FromSeconds(30), null, Stop);
        outcome.Succeeded.ShouldBeFalse();
        string.Join('\n', outcome.Errors).ShouldContain("MemoryError");
    }

    [Fact]
    public async Task A_child_sees_nothing_of_our_environment()
    {
        string said = "";
        await BoundedProcess.RunAsync(
            "env",
            [],
            TimeSpan.FromSeconds(10),
            async (output, stop) => said = await new StreamReader(output).ReadToEndAsync(stop),
            Stop);
        said.Trim().Split('\n').ShouldAllBe(line => line.StartsWith("PATH=", StringComparison.Ordinal));
    }
}
