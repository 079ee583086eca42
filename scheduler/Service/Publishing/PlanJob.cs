using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Playlists;
using Signage.Content.Players;
using Signage.Content.Proof;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Time;
using Signage.Scheduler.Approvals;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Jobs;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Why;

namespace Signage.Scheduler.Publishing;

/// <summary>
/// Plans what the database says and publishes what has changed. It may run at any time and any number of times: where
/// nothing changed it signs nothing.
/// </summary>
public sealed class PlanJob(
    IDbContextFactory<SignageDb> dbs,
    PlanInputs inputs,
    PlaylistStore playlists,
    InstallationKeys keys,
    IClock time,
    PlanRequests requests,
    LastPlan last,
    Doorbell doorbell,
    ILogger<PlanJob> log) : RetriedJob
{
    /// <summary>The same in every plan, so that equal claims are always decided alike.</summary>
    public const ulong Seed = 1;

    private static readonly Duration RenewBefore = Duration.FromDays(2);

    public Task RunAsync(CancellationToken stop) => requests.InTurnAsync(() => PublishAsync(stop), stop);

    private async Task PublishAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var snapshot = await inputs.LoadAsync(db, stop);
        var plan = last.Make(snapshot, new PlanWindow(now, PlanWindow.UsualDays));
        foreach (var playlist in plan.Playlists)
        {
            await playlists.PutAsync(playlist.Hash, playlist.Bytes, stop);
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var changed = await SignAsync(db, plan, now, stop);
        await PlanRecords.AddAsync(db, snapshot, now, PlanWindow.UsualDays, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        if (changed.Count > 0)
        {
            log.LogInformation(
                "Published {Orders} orders, {Playlists} playlists.", changed.Count, plan.Playlists.Count);
            await doorbell.RingAsync(RingTopic.Order, changed, stop);
        }
    }

    private async Task<IReadOnlyList<string>> SignAsync(SignageDb db, Plan plan, Instant now, CancellationToken stop)
    {
        var known = await db.Set<StoredPlaylist>().Select(p => p.Sha256).ToHashSetAsync(stop);
        var held = await Orders.NewestAsync(db, stop);
        var changed = new List<string>();
        foreach (var planned in plan.Playlists)
        {
            if (known.Add(planned.Hash.ToString()))
            {
                db.Add(new StoredPlaylist
                {
                    Sha256 = planned.Hash.ToString(), Bytes = planned.Bytes.Length, MadeAt = now,
                });
            }

            foreach (var endpoint in planned.Endpoints)
            {
                var before = held.GetValueOrDefault(endpoint);
                if (before?.Playlist == planned.Hash.ToString() && before.ValidUntil - now > RenewBefore)
                {
                    continue;
                }

                db.Add(Sign(new Order(endpoint, (before?.Number ?? 0) + 1, planned.Hash, now, planned.Playlist.Until)));
                changed.Add(endpoint);
            }
        }

        return changed;
    }

    private StoredOrder Sign(Order order) => new()
    {
        EndpointId = order.Endpoint,
        Number = order.Number,
        Playlist = order.Playlist.ToString(),
        Issued = order.Issued,
        ValidUntil = order.ValidUntil,
        Note = SignedNote.Sign(order.ToText(), keys.Scheduler).Whole,
    };
}
