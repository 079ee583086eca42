using System.Text.Json.Nodes;
using NodaTime;
using Signage.Cli.Demo;

namespace Signage.Tests.Integration.MainJob;

/// <summary>How much of a time a lane's airings cover.</summary>
internal static class AiredTime
{
    /// <summary>Time between two instants in which no airing was on; one without an end is on still.</summary>
    internal static Duration Uncovered(IEnumerable<JsonNode> rows, Instant from, Instant until)
    {
        var (covered, hole) = (from, Duration.Zero);
        foreach (var row in rows.OrderBy(r => DemoProof.InstantOf(r["start"])))
        {
            var start = DemoProof.InstantOf(row["start"])!.Value;
            hole += start > covered ? start - covered : Duration.Zero;
            covered = Instant.Max(covered, DemoProof.InstantOf(row["end"]) ?? until);
        }

        return hole + (covered < until ? until - covered : Duration.Zero);
    }

    /// <summary>The same between the first start and the last end of airings that have ended.</summary>
    internal static Duration Uncovered(IEnumerable<JsonNode> rows)
    {
        var ended = rows.ToList();
        return Uncovered(
            ended, ended.Min(r => DemoProof.InstantOf(r["start"])!.Value),
            ended.Max(r => DemoProof.InstantOf(r["end"])!.Value));
    }
}
