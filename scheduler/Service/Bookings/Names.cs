using Signage.Planning;

namespace Signage.Scheduler.Bookings;

/// <summary>What things are called.</summary>
public static class Names
{
    /// <summary>Titles of a snapshot's assets and bookings by id.</summary>
    public static IReadOnlyDictionary<string, string> Of(PlanSnapshot snapshot) =>
        snapshot.Assets.Select(a => (a.Id, a.Title)).Concat(snapshot.Bookings.Select(b => (b.Id, b.Title)))
            .DistinctBy(n => n.Id, StringComparer.Ordinal)
            .ToDictionary(n => n.Id, n => n.Title, StringComparer.Ordinal);
}
