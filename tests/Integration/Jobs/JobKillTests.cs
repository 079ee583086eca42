using Shouldly;
using Signage.Tests.Support;
using Xunit;

namespace Signage.Tests.Integration.Jobs;

/// <summary>A power cut in the middle of everything: a process that enqueues, schedules and runs is killed again and
/// again.</summary>
public sealed class JobKillTests : IDisposable
{
    private const int Workers = 4;
    private const int AtLeast = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan RunningAgain = Soak.Bound(TimeSpan.FromSeconds(5));

    private readonly HostFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Nothing_acknowledged_is_lost_and_no_more_is_repeated_than_was_under_way()
    {
        Dictionary<string, int> cutOff = [];
        for (var kill = 0; kill < HostFolder.Kills; kill++)
        {
            using var host = await _folder.StartAsync($"{kill}", Workers);
            await RunsAgainAsync(cutOff);
            var before = _folder.Acknowledged().Count;
            await Eventually.Holds(
                "more is acknowledged, and something is under way",
                () => _folder.Acknowledged().Count >= before + AtLeast && CutOff().Count > 0,
                Patience);
            host.Kill();
            await host.WaitForExitAsync(Stop);
            cutOff = CutOff();
        }

        using (var last = await _folder.StartAsync("last", Workers, "drain"))
        {
            await RunsAgainAsync(cutOff);
            await Eventually.Holds(
                "all that was acknowledged ran", () => !_folder.Acknowledged().Except(_folder.Ended()).Any(), Patience);
            last.Kill();
            await last.WaitForExitAsync(Stop);
        }

        var begun = _folder.Begun();
        var repeats = begun.Count - begun.Distinct().Count();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{HostFolder.Kills} kills, {_folder.Acknowledged().Count} jobs acknowledged, {repeats} repeats");
        repeats.ShouldBeLessThanOrEqualTo(Workers * HostFolder.Kills);
        _folder.Lines("ran").ShouldContain("tick", "the recurring job ran too");
        HostFolder.Integrity(_folder.Jobs).ShouldBe("ok");
    }

    /// <param name="cutOff">What was under way at the kill, and how often it had begun.</param>
    private Task RunsAgainAsync(Dictionary<string, int> cutOff) =>
        Eventually.Holds(
            "what was under way at the kill runs again",
            () => Counts() is var now && cutOff.All(c => now[c.Key] > c.Value),
            RunningAgain);

    private Dictionary<string, int> CutOff()
    {
        var counts = Counts();
        return counts.Keys.Except(_folder.Ended()).ToDictionary(k => k, k => counts[k], StringComparer.Ordinal);
    }

    private Dictionary<string, int> Counts() =>
        _folder.Begun().GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
}
