namespace Signage.Benchmarks.Player;

/// <summary><c>bench player</c>: what the player costs and how exact it is, beside its peers, in one run.</summary>
internal static class PlayerBench
{
    /// <summary>Each takes its own time; those of picture and sound do not know each other.</summary>
    private static readonly IReadOnlyList<Func<Figures, bool, Task>> Measurements =
    [
        PictureBench.RunAsync,
        (figures, _) => TriggerBench.RunAsync(figures),
        MeasureLedAsync,
        SoundJoins.MeasureAsync,
        SoundCost.MeasureAsync,
        SoundClicks.MeasureAsync,
    ];

    internal static Task<int> RunAsync(bool quick) => RunAsync(Measurements, quick);

    /// <summary>From an event to its item alone.</summary>
    internal static Task<int> TriggersAsync() =>
        RunAsync([(figures, _) => TriggerBench.RunAsync(figures)], quick: false);

    private static async Task<int> RunAsync(IEnumerable<Func<Figures, bool, Task>> measurements, bool quick)
    {
        var figures = new Figures();
        foreach (var measure in measurements)
        {
            await measure(figures, quick);
        }

        figures.Print();
        return 0;
    }

    private static Task MeasureLedAsync(Figures figures, bool quick)
    {
        foreach (var (name, value) in LedBench.Measure(quick))
        {
            figures.Add(name, value);
        }

        return Task.CompletedTask;
    }
}
