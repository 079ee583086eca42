using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Publishing;

/// <summary>Finds orders.</summary>
internal static class Orders
{
    /// <summary>The newest order of every endpoint.</summary>
    internal static async Task<Dictionary<string, StoredOrder>> NewestAsync(SignageDb db, CancellationToken stop)
    {
        var newest = db.Set<StoredOrder>().GroupBy(o => o.EndpointId)
            .Select(g => new { g.Key, Number = g.Max(o => o.Number) });
        return await db.Set<StoredOrder>().AsNoTracking()
            .Join(newest, o => new { Key = o.EndpointId, o.Number }, n => new { n.Key, n.Number }, (o, _) => o)
            .ToDictionaryAsync(o => o.EndpointId, stop);
    }

    /// <summary>The order that counted for an endpoint at an instant, or null.</summary>
    internal static Task<StoredOrder?> AtAsync(SignageDb db, string endpoint, Instant at, CancellationToken stop) =>
        db.Set<StoredOrder>().AsNoTracking().Where(o => o.EndpointId == endpoint && o.Issued <= at)
            .OrderByDescending(o => o.Number).FirstOrDefaultAsync(stop);
}
