using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Library;

/// <summary>Keeps the asset's progress in the database, at most once for each step of 2 percent.</summary>
public sealed class IngestProgress(IDbContextFactory<SignageDb> databases, string asset) : IAsyncDisposable
{
    private const int Step = 20;
    private readonly Lock _lock = new();
    private int _stored;
    private Task _writing = Task.CompletedTask;

    /// <summary>A part of the whole, told in permille of the part.</summary>
    public Action<long> Part(int from, int to, long whole) =>
        done => Tell(from + (int)((to - from) * Math.Clamp((double)done / Math.Max(1, whole), 0, 1)));

    public void Tell(int permille)
    {
        lock (_lock)
        {
            if (permille < _stored + Step || !_writing.IsCompleted)
            {
                return;
            }

            _stored = permille;
            _writing = WriteAsync(permille);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (_lock)
        {
            last = _writing;
        }

        await last;
    }

    private async Task WriteAsync(int permille)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Set<Asset>().Where(a => a.Id == asset && a.State == AssetState.Ingesting)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Progress, permille));
    }
}
