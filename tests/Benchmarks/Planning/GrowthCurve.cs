using System.Globalization;
using System.Text;
using Signage.Planning;
using Signage.Planning.Time;
using Signage.Tests.Support;

namespace Signage.Benchmarks.Planning;

/// <summary>Draws how planning grows: with endpoints at a fixed number of audiences, and with audiences.</summary>
internal static class GrowthCurve
{
    private static readonly int[] Endpoints = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
    private static readonly int[] Townships = [1, 2, 5, 10, 20, 50];

    internal static void Draw(PlanWindow window)
    {
        var byEndpoints = Endpoints.Select(n => (n, SecondsOf(n, 10, window))).ToList();
        var byAudiences = Townships.Select(t => (t * 4, SecondsOf(10_000, t, window))).ToList();
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"420\" ")
            .Append("font-family=\"sans-serif\" font-size=\"13\"><rect width=\"960\" height=\"420\" fill=\"white\"/>");
        Panel(svg, 60, "Endpoints, in 40 audiences", byEndpoints);
        Panel(svg, 540, "Audiences, of 10,000 endpoints", byAudiences);
        svg.Append("</svg>\n");
        var path = Path.Combine(Repository.Root, "docs", "pictures", "planner-growth.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, svg.ToString());
        Figures.Say($"The curve is in {path}");
    }

    private static double SecondsOf(int endpoints, int townships, PlanWindow window)
    {
        var snapshot = County.Of(endpoints, townships, bookings: 300);
        var seconds = PlannerBench.Best(2, () => Planner.Plan(snapshot, window, 1)).Seconds;
        Figures.Say($"{endpoints} endpoints, {townships * 4} audiences: {seconds:F3} s");
        return seconds;
    }

    /// <summary>Both axes are logarithmic: a straight line of slope 1 is proportional growth.</summary>
    private static void Panel(StringBuilder svg, int left, string title, IReadOnlyList<(int N, double S)> points)
    {
        const int width = 380, height = 300, top = 50;
        double X(double n) => left + (width * Math.Log(n / points[0].N) / Math.Log((double)points[^1].N / points[0].N));
        double Y(double s) => top + height - (height * Math.Log10(Math.Max(s, 0.01) / 0.01) / 3.3);
        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
        Add($"<text x=\"{left}\" y=\"30\" font-size=\"16\">{title}</text>");
        foreach (var tick in new[] { 0.01, 0.1, 1, 10 })
        {
            Add($"<line x1=\"{left}\" x2=\"{left + width}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\" stroke=\"#ddd\"/>");
            Add($"<text x=\"{left - 8}\" y=\"{Y(tick) + 4:F1}\" text-anchor=\"end\">{tick} s</text>");
        }

        var line = points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.N):F1},{Y(p.S):F1}"));
        Add($"<polyline fill=\"none\" stroke=\"#b3261e\" stroke-width=\"2\" points=\"{string.Join(' ', line)}\"/>");
        foreach (var (n, s) in points)
        {
            Add($"<circle cx=\"{X(n):F1}\" cy=\"{Y(s):F1}\" r=\"4\" fill=\"#b3261e\"/>");
            Add($"<text x=\"{X(n):F1}\" y=\"{Y(s) - 10:F1}\" text-anchor=\"middle\">{s:F2}</text>");
            Add($"<text x=\"{X(n):F1}\" y=\"{top + height + 20}\" text-anchor=\"middle\">{n}</text>");
        }
    }
}
