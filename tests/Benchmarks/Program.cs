using Signage.Benchmarks.Jobs;

return args switch
{
    ["jobs", .. var rest] => await JobsBench.RunAsync(rest.Contains("--quick")),
    _ => await UnknownAsync(),
};

static async Task<int> UnknownAsync()
{
    await Console.Error.WriteLineAsync("Say which: jobs [--quick].");
    return 2;
}
