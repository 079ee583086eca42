using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.AsRun;

/// <summary>Whose airings a person may read.</summary>
public sealed class AiringScope(SignageDb db)
{
    /// <summary>The endpoint asked for, when the person may see it; without one, all that the person sees.</summary>
    public async Task<(IReadOnlyList<string>? Endpoints, Refusal? Refusal)> EndpointsAsync(
        ClaimsPrincipal me, string? endpoint, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        var visible = scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking());
        if (string.IsNullOrEmpty(endpoint))
        {
            return (await visible.Select(e => e.Id).ToListAsync(stop), null);
        }

        return await visible.AnyAsync(e => e.Id == endpoint, stop)
            ? ([endpoint], null)
            : (null, new Refusal("endpoint-unknown", "endpoint", endpoint));
    }
}
