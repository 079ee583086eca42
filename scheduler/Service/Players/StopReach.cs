using Microsoft.EntityFrameworkCore;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Players;

/// <summary>Counts who has not taken the newest stop list yet: an online player has it within seconds, another at its
/// next contact.</summary>
public sealed class StopReach(SignageDb db, Presences presences)
{
    public async Task<StopReachView> ViewAsync(Scope scope, CancellationToken stop)
    {
        var list = await db.Set<StopListNote>().AsNoTracking().OrderByDescending(n => n.Number)
            .Select(n => new { n.Number, n.Issued }).FirstOrDefaultAsync(stop);
        var endpoints = await scope.Narrow(db.Set<StoredEndpoint>().AsNoTracking().Include(e => e.Venue))
            .ToDictionaryAsync(e => e.Id, StringComparer.Ordinal, stop);
        var players = (await db.Set<StoredPlayer>().AsNoTracking().Where(p => p.RevokedAt == null)
            .OrderBy(p => p.EndpointId).ToListAsync(stop)).FindAll(p => endpoints.ContainsKey(p.EndpointId));
        var waiting = players.Where(p => list is not null && !(p.StopNumber >= list.Number)).Select(p =>
        {
            var endpoint = endpoints[p.EndpointId];
            return new StopWaiting(
                endpoint.Id, endpoint.Title, endpoint.Venue!.Title, p.Id, p.StopNumber,
                presences.Of(endpoint.Id).LastSeen ?? p.LastSeen);
        });
        return new StopReachView(list?.Number, list?.Issued, players.Count, [.. waiting]);
    }

    /// <summary>Keeps what a player says by its journal: it may be weeks old, so it only ever raises the
    /// number.</summary>
    internal static async Task ConfirmAsync(SignageDb db, string player, long number, CancellationToken stop) =>
        await db.Set<StoredPlayer>()
            .Where(p => p.Id == player && (p.StopNumber == null || p.StopNumber < number))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.StopNumber, number), stop);
}
