using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Approvals;

/// <summary>Assets that hold a file in common: stopped for one, it is stopped for all, and so it is lifted.</summary>
internal static class SharedFiles
{
    /// <summary>The asset, every other one of these states that holds one of its files, every one that holds one of
    /// theirs, and so on.</summary>
    internal static async Task<IReadOnlyList<Asset>> TogetherAsync(
        SignageDb db, Asset asset, IReadOnlyList<string> states, CancellationToken stop)
    {
        var together = new List<Asset> { asset };
        var files = FilesOf(together);
        while (true)
        {
            var known = together.ConvertAll(a => a.Id);
            var more = await db.Set<Asset>().Include(a => a.Renditions)
                .Where(a => states.Contains(a.State) && !known.Contains(a.Id)
                    && a.Renditions.Any(r => files.Contains(r.Sha256)))
                .ToListAsync(stop);
            if (more.Count == 0)
            {
                return together;
            }

            together.AddRange(more);
            files = FilesOf(together);
        }
    }

    private static List<string> FilesOf(IEnumerable<Asset> assets) =>
        [.. assets.SelectMany(a => a.Renditions).Select(r => r.Sha256).Distinct(StringComparer.Ordinal)];
}
