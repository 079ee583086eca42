using System.Globalization;
using System.Text.Json.Nodes;

namespace Signage.Benchmarks;

/// <summary>What a benchmark measured: told on the way to stderr, and at the end as one line of JSON on
/// stdout.</summary>
internal sealed class Figures
{
    private readonly JsonObject _all = [];

    internal void Add(string name, double value, int digits = 3)
    {
        _all[name] = Math.Round(value, digits);
        Say($"{name} = {value.ToString($"F{digits}", CultureInfo.InvariantCulture)}");
    }

    internal void Print() => Console.Out.WriteLine(_all.ToJsonString());

    internal static void Say(string what) => Console.Error.WriteLine(what);

    internal static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <param name="percent">0 to 100; the nearest rank.</param>
    internal static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }
}
