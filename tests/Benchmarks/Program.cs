using Signage.Benchmarks.Jobs;
using Signage.Benchmarks.Planning;
using Signage.Benchmarks.Player;

return args switch
{
    ["jobs", .. var rest] => await JobsBench.RunAsync(rest.Contains("--quick")),
    ["planner", .. var rest] => PlannerBench.Run(rest.Contains("--quick")),
    ["player", .. var rest] => LedBench.Run(rest.Contains("--quick")),
    _ => await UnknownAsync(),
};

static async Task<int> UnknownAsync()
{
    await Console.Error.WriteLineAsync("Say which: jobs, planner or player [--quick].");
    return 2;
}
