using Signage.Benchmarks.Jobs;
using Signage.Benchmarks.Planning;
using Signage.Benchmarks.Player;

return args switch
{
    ["jobs", .. var rest] => await JobsBench.RunAsync(rest.Contains("--quick")),
    ["planner", .. var rest] => PlannerBench.Run(rest.Contains("--quick")),
    ["player", "triggers"] => await PlayerBench.TriggersAsync(),
    ["player", .. var rest] => await PlayerBench.RunAsync(rest.Contains("--quick")),
    [SoundCost.ChildVerb, var music, var voice] => SoundCost.RunHour(music, voice),
    _ => await UnknownAsync(),
};

static async Task<int> UnknownAsync()
{
    await Console.Error.WriteLineAsync("Say which: jobs, planner or player [--quick].");
    return 2;
}
