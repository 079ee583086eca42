using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Scheduler.Access;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Approvals;

/// <summary>
/// Stops an endpoint and lets it play again: one person stops, two lift. The desk (operators and administrators) may
/// do both within its scope, a venue's own user for that venue's endpoints; what the desk stopped only the desk lifts.
/// </summary>
public sealed class EndpointStops(
    SignageDb db, StopLists stops, StopViews views, Doorbell bell, IClock time, Audit audit)
{
    /// <summary>The roles that stop endpoints and lift the stop.</summary>
    internal static readonly string[] May = [Roles.Operator, Roles.Admin, Roles.Venue];

    public async Task<Refusal?> StopAsync(ClaimsPrincipal me, string id, string reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LiftDesk.MaxReason)
        {
            return new Refusal("stop-reason", "reason", LiftDesk.MaxReason);
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (!await SeesAsync(me, id, stop))
        {
            return new Refusal("endpoint-unknown", "endpoint", id);
        }

        await DropProposalAsync(me, id, stop);
        var (name, held) = (me.Identity!.Name!, await EntryAsync(id, stop));
        if (held is not null && (!held.ByVenue || !IsDesk(me)))
        {
            // It is stopped already, and whoever stopped it may do no less than this person.
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return null;
        }

        if (held is not null)
        {
            db.Remove(held);
        }

        db.Add(new StopEntry
        {
            Endpoint = id, By = name, At = time.GetCurrentInstant(), Reason = reason.Trim(), ByVenue = !IsDesk(me),
        });
        audit.Add(db, "endpoint.stop", id, reason, name);
        await SignAsync(stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Stop, stop);
        return null;
    }

    /// <summary>The first call proposes, that of a second person lifts.</summary>
    public async Task<(bool Lifted, Refusal? Refusal)> LiftAsync(
        ClaimsPrincipal me, string id, string? reason, CancellationToken stop)
    {
        if (reason?.Length > LiftDesk.MaxReason)
        {
            return (false, new Refusal("text-too-long", "reason", reason.Length, LiftDesk.MaxReason));
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        var (entry, refusal) = await StoppedAsync(me, id, stop);
        if (refusal is not null)
        {
            return (false, refusal);
        }

        var (name, first) = (me.Identity!.Name!, await ProposalAsync(id, stop));
        if (first?.By == name)
        {
            return (false, LiftDesk.SamePerson(first));
        }

        if (first is null)
        {
            db.Add(new LiftProposal
            {
                Endpoint = id, By = name, At = time.GetCurrentInstant(), Reason = reason?.Trim() ?? "",
            });
            audit.Add(db, "lift.propose", id, reason?.Trim() ?? "", name);
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
            return (false, null);
        }

        db.RemoveRange(entry!, first);
        audit.Add(db, "endpoint.lift", id, $"proposed by {first.By}; {reason?.Trim()}", name);
        await SignAsync(stop);
        await change.CommitAsync(stop);
        await bell.RingAsync(RingTopic.Stop, stop);
        return (true, null);
    }

    /// <summary>Takes a proposal back: as with a stop, one person is enough.</summary>
    public async Task<Refusal?> DropAsync(ClaimsPrincipal me, string id, CancellationToken stop)
    {
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var (_, refusal) = await StoppedAsync(me, id, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        await DropProposalAsync(me, id, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return null;
    }

    public async Task<EndpointStopView> ViewAsync(string id, CancellationToken stop) =>
        new(id, (await views.OfEndpointsAsync(stop)).GetValueOrDefault(id));

    private static bool IsDesk(ClaimsPrincipal me) => me.IsInRole(Roles.Operator) || me.IsInRole(Roles.Admin);

    private async Task<bool> SeesAsync(ClaimsPrincipal me, string id, CancellationToken stop)
    {
        var scope = await Scope.OfAsync(me, db, stop);
        if (!IsDesk(me))
        {
            // A reviewer sees the whole county; as somebody of a venue they stop no more than that venue's own.
            var user = await db.Users.AsNoTracking().FirstAsync(u => u.UserName == me.Identity!.Name, stop);
            scope = scope with { Venue = me.IsInRole(Roles.Venue) ? user.Venue ?? "" : "" };
        }

        return await scope.Narrow(db.Set<StoredEndpoint>()).AnyAsync(e => e.Id == id, stop);
    }

    private async Task<(StopEntry? Entry, Refusal? Refusal)> StoppedAsync(
        ClaimsPrincipal me, string id, CancellationToken stop)
    {
        if (!await SeesAsync(me, id, stop))
        {
            return (null, new Refusal("endpoint-unknown", "endpoint", id));
        }

        var entry = await EntryAsync(id, stop);
        return entry switch
        {
            null => (null, new Refusal("endpoint-not-stopped", "endpoint", id)),
            { ByVenue: false } when !IsDesk(me) => (null, new Refusal("lift-desk", null, entry.By)),
            _ => (entry, null),
        };
    }

    private Task<StopEntry?> EntryAsync(string id, CancellationToken stop) =>
        db.Set<StopEntry>().FirstOrDefaultAsync(e => e.Endpoint == id, stop);

    private Task<LiftProposal?> ProposalAsync(string id, CancellationToken stop) =>
        db.Set<LiftProposal>().FirstOrDefaultAsync(p => p.Endpoint == id, stop);

    private async Task DropProposalAsync(ClaimsPrincipal me, string id, CancellationToken stop)
    {
        if (await ProposalAsync(id, stop) is { } proposal)
        {
            db.Remove(proposal);
            audit.Add(db, "lift.drop", id, $"proposed by {proposal.By}", me.Identity!.Name);
        }
    }

    private async Task SignAsync(CancellationToken stop)
    {
        var number = await stops.SignNextAsync(stop);
        audit.Add(db, "stop.sign", $"{number}");
        await db.SaveChangesAsync(stop);
    }
}
