using Signage.Content.Text;

namespace Signage.Cli.Operator;

/// <summary>What a rehearsal gave.</summary>
internal sealed record RehearsedDay(int Endpoints, int Playlists, IReadOnlyList<RehearsedRow> Rows)
{
    /// <summary>One line an endpoint and item of the campaign.</summary>
    internal IEnumerable<RehearsalLine> Summary() => Rows
        .GroupBy(r => (r.Endpoint, Asset: r.Text("asset")!))
        .OrderBy(g => g.Key.Endpoint, StringComparer.Ordinal).ThenBy(g => g.Key.Asset, StringComparer.Ordinal)
        .Select(g => new RehearsalLine(
            g.Key.Endpoint,
            g.First().Text("title") ?? g.Key.Asset,
            // What a pause had stopped goes on in a row of its own, and is the same play.
            g.Where(r => r.Text("outcome") is not null)
                .DistinctBy(r => (r.Text("lane"), r.Text("item"), r.Text("plannedStart"))).Count(),
            g.Sum(MillisecondsOf),
            g.Count(r => r.Text("outcome") == "cut"),
            g.Count(r => r.Text("outcome") is null && r.Text("cause") is not null)));

    private static long MillisecondsOf(RehearsedRow row) =>
        InstantText.TryParse(row.Text("start"), out var start) && InstantText.TryParse(row.Text("end"), out var end)
            ? (long)(end - start).TotalMilliseconds
            : 0;
}
