using Microsoft.EntityFrameworkCore;
using System.Security.Claims;
using Signage.Scheduler.Access;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Bookings;

/// <summary>
/// Which endpoints a person sees: a venue's user its own; others all, or those of their department or township.
/// </summary>
public sealed record Scope(string? Venue, string? Department, string? Township)
{
    public static async Task<Scope> OfAsync(ClaimsPrincipal person, SignageDb db, CancellationToken stop)
    {
        var name = person.Identity?.Name;
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.UserName == name, stop);
        var wide = person.IsInRole(Roles.Operator) || person.IsInRole(Roles.Admin) || person.IsInRole(Roles.Inspector)
            || person.IsInRole(Roles.Reviewer);
        return new Scope(wide ? null : user?.Venue ?? "", user?.Department, user?.Township);
    }

    public bool Sees(StoredVenue venue) => (Venue is null || Venue == venue.Id)
        && (Department is null || Department == venue.Department)
        && (Township is null || Township == venue.Township);

    public IQueryable<StoredEndpoint> Narrow(IQueryable<StoredEndpoint> endpoints) => endpoints.Where(e =>
        (Venue == null || e.VenueId == Venue)
        && (Department == null || e.Venue!.Department == Department)
        && (Township == null || e.Venue!.Township == Township));
}
