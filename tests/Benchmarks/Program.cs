using Signage.Benchmarks.Jobs;
using Signage.Benchmarks.Planning;

return args switch
{
    ["jobs", .. var rest] => await JobsBench.RunAsync(rest.Contains("--quick")),
    ["planner", .. var rest] => PlannerBench.Run(rest.Contains("--quick")),
    _ => await UnknownAsync(),
};

static async Task<int> UnknownAsync()
{
    await Console.Error.WriteLineAsync("Say which: jobs or planner [--quick].");
    return 2;
}
