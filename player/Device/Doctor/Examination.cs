using System.Text.Json;
using Signage.Content.Text;
using Signage.Player.Running;

namespace Signage.Player.Doctor;

/// <summary>
/// <c>--doctor</c>: looks at everything that a player of this command line needs, a line each, and at last one line of
/// JSON. Nothing of what is wrong ends it.
/// </summary>
internal static class Examination
{
    private const int LongestText = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>True when all works that was asked for.</summary>
    public static async Task<bool> RunAsync(PlayerOptions options, TextWriter to, CancellationToken stop)
    {
        var findings = new List<Finding>();
        foreach (var check in ChecksOf(options))
        {
            var verdict = await LookAsync(check, Patience, stop);
            var finding = new Finding(check.Name, verdict.Standing, check.Needed, verdict.Text);
            findings.Add(finding);
            await to.WriteLineAsync(finding.Line);
            await to.FlushAsync(stop);
        }
        var ok = !findings.Exists(finding => finding.IsFault);
        await to.WriteLineAsync(ok
            ? "所需功能均可用 / what was asked for works"
            : "有问题，见标有“缺”“坏”的行 / there are faults: see the lines with missing or broken");
        await to.WriteLineAsync(JsonSerializer.Serialize(new { ok, checks = findings }, WireJson.Options));
        return ok;
    }

    /// <summary>The verdict of one check, whatever it throws and however long it takes.</summary>
    internal static async Task<Verdict> LookAsync(Check check, TimeSpan patience, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(patience);
        try
        {
            // On the pool: a driver that hangs must not hold up the rest.
            return await Task.Run(() => check.Look(late.Token), late.Token).WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Verdict.Broken($"{patience.TotalSeconds:0.#} 秒内没有回应 / no answer within "
                + $"{patience.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
        {
            return Verdict.Broken(OneLine(e.Message));
        }
    }

    /// <summary>A text of another program as one line of ours.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[])['\r', '\n', '\t'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }

    private static IEnumerable<Check> ChecksOf(PlayerOptions options) =>
    [
        .. DecodingChecks.Of(options), .. LibraryChecks.Of(options), .. FontChecks.Of(options),
        .. MachineChecks.Of(), .. FolderChecks.Of(options), .. SchedulerChecks.Of(options), .. DeviceChecks.Of(options),
    ];
}
