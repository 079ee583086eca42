using Hangfire;

namespace Signage.Tests.JobsHost;

/// <summary>The jobs: each says that it begins and that it is done.</summary>
public static class Work
{
    internal static Ledger Ledger { get; set; } = null!;

    [AutomaticRetry(Attempts = 0)]
    public static void Run(string key, int milliseconds)
    {
        Ledger.Add($"begin {key}");
        Thread.Sleep(milliseconds);
        Ledger.Add($"end {key}");
    }

    public static void Tick() => Ledger.Add("tick");
}
