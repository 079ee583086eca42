using System.CommandLine;

namespace Signage.Cli.Suite;

/// <summary><c>signage bench</c>: measured figures, never asserted by a test.</summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Fewer runs; at most 10 minutes." };
        var demo = new Command("demo", "Measures the demo: start, approval to first frame, memory, CPU, proof lag.") {
            quick };
        demo.SetAction((parsed, ct) => DemoBench.RunAsync(parsed.GetValue(quick), ct));
        return new Command("bench", "Measures, and ends with one line of JSON.") { demo };
    }
}
