using System.Collections.Concurrent;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>Ingests one asset in the background. Runs any number of times to the same end.</summary>
public sealed partial class IngestJob(Ingest ingest, ILogger<IngestJob> log)
{
    public const string Queue = "ingest";

    private static readonly ConcurrentDictionary<string, bool> Running = new(StringComparer.Ordinal);

    [Queue(Queue)]
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string asset, CancellationToken stop)
    {
        if (!Running.TryAdd(asset, true))
        {
            return;
        }

        try
        {
            await ingest.RunAsync(asset, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, asset);
            await ingest.RefuseAsync(asset, new IngestRefusal("ingest-failed"), CancellationToken.None);
        }
        finally
        {
            Running.TryRemove(asset, out _);
        }
    }

    /// <summary>What was under way when the scheduler stopped begins again.</summary>
    public static async Task ResumeAsync(WebApplication app, CancellationToken stop)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<SignageDb>>()
            .CreateDbContextAsync(stop);
        var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
        foreach (var id in await db.Set<Asset>().Where(a => a.State == AssetState.Ingesting).Select(a => a.Id)
            .ToListAsync(stop))
        {
            jobs.Enqueue<IngestJob>(job => job.RunAsync(id, CancellationToken.None));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Ingest of {Asset} failed.")]
    private partial void LogFailed(Exception fault, string asset);
}
