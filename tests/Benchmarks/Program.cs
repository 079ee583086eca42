using Signage.Benchmarks.Jobs;
using Signage.Benchmarks.Planning;
using Signage.Benchmarks.Player;
using Signage.Benchmarks;

return args switch
{
    ["jobs", .. var rest] => await JobsBench.RunAsync(rest.Contains("--quick")),
    ["planner", .. var rest] => PlannerBench.Run(rest.Contains("--quick")),
    ["player-picture", .. var rest] => await PictureAsync(rest.Contains("--quick")),
    _ => await UnknownAsync(),
};

static async Task<int> PictureAsync(bool quick)
{
    var figures = new Figures();
    await PictureBench.RunAsync(figures, quick);
    figures.Print();
    return 0;
}

static async Task<int> UnknownAsync()
{
    await Console.Error.WriteLineAsync("Say which: jobs, planner or player-picture [--quick].");
    return 2;
}
