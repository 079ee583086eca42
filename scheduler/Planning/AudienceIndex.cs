using Signage.Content.Players;
using Signage.Planning.Bookings;
using Signage.Planning.Places;

namespace Signage.Planning;

/// <summary>
/// Sorts endpoints into audiences. What a booking asks of kind, department, township and tags is decided once for all
/// endpoints that are alike in these; only bookings that name venues or endpoints are looked up endpoint by
/// endpoint. So the cost of an endpoint is that of finding its group.
/// </summary>
internal sealed class AudienceIndex
{
    private readonly List<Booking> _bookings;
    private readonly List<string> _prints;
    private readonly List<int> _general;
    private readonly Dictionary<string, List<int>> _byEndpoint = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byVenue = new(StringComparer.Ordinal);
    private readonly ILookup<string, Show> _shows;
    private readonly Dictionary<Venue, string> _venues = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Like, Group> _alike = [];
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    private AudienceIndex(PlanSnapshot snapshot, IReadOnlyDictionary<string, PlanAsset> assets)
    {
        _bookings = [.. snapshot.Bookings.OrderBy(b => b.Made).ThenBy(b => b.Id, StringComparer.Ordinal)];
        _prints = _bookings.ConvertAll(b => Fingerprint.Of(b, assets));
        _shows = snapshot.Shows.ToLookup(s => s.Endpoint, StringComparer.Ordinal);
        _general = [];
        for (var i = 0; i < _bookings.Count; i++)
        {
            Sort(i, _bookings[i].Target);
        }
    }

    internal static IReadOnlyList<Audience> Of(
        PlanSnapshot snapshot, IReadOnlyDictionary<string, PlanAsset> assets)
    {
        var index = new AudienceIndex(snapshot, assets);
        foreach (var endpoint in snapshot.Endpoints)
        {
            index.GroupOf(endpoint).Endpoints.Add(endpoint.Id);
        }

        return [.. index._groups.Values.Where(g => g.Endpoints.Count > 0).Select(index.AudienceOf)
            .OrderBy(a => a.Endpoints[0], StringComparer.Ordinal)];
    }

    private void Sort(int booking, Target target)
    {
        var (lists, names) = target switch
        {
            { NamesNothing: true } => (null, []),
            { Endpoints: [_, ..] endpoints } => (_byEndpoint, endpoints),
            { Venues: [_, ..] venues } => (_byVenue, venues),
            _ => (null, null as IReadOnlyList<string>),
        };
        if (names is null)
        {
            _general.Add(booking);
        }

        foreach (var name in (names ?? []).Distinct(StringComparer.Ordinal))
        {
            if (!lists!.TryGetValue(name, out var list))
            {
                lists.Add(name, list = []);
            }

            list.Add(booking);
        }
    }

    private Group GroupOf(Endpoint endpoint)
    {
        var alike = AlikeOf(endpoint);
        var named = Named(endpoint);
        var mayHaveShows = _shows.Contains(endpoint.Id);
        if (named.Count == 0 && !mayHaveShows)
        {
            return alike;
        }

        IReadOnlyList<int> all = [.. alike.Bookings.Concat(named).Order()];
        IReadOnlyList<Show> shows = mayHaveShows && all.Any(i => _bookings[i].How is BeforeShowHow)
            ? [.. _shows[endpoint.Id].OrderBy(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal)]
            : [];
        return Find(endpoint, alike.Shape, all, shows);
    }

    private List<int> Named(Endpoint endpoint)
    {
        var found = new List<int>();
        if (_byEndpoint.TryGetValue(endpoint.Id, out var mine))
        {
            found.AddRange(mine.Where(i => _bookings[i].Target.Reaches(endpoint)));
        }

        if (_byVenue.TryGetValue(endpoint.Venue.Id, out var here))
        {
            found.AddRange(here.Where(i => _bookings[i].Target.Reaches(endpoint)));
        }

        return found;
    }

    private Group AlikeOf(Endpoint endpoint)
    {
        var key = new Like(VenueKey(endpoint.Venue), endpoint.Kind, endpoint.Width, endpoint.Height,
            string.Join(',', endpoint.Tags), endpoint.PanelHours?.Key, endpoint.StartEvent);
        if (!_alike.TryGetValue(key, out var group))
        {
            group = Find(endpoint, Audience.ShapeOf(endpoint),
                [.. _general.Where(i => _bookings[i].Target.ReachesLike(endpoint))], []);
            _alike.Add(key, group);
        }

        return group;
    }

    private string VenueKey(Venue venue)
    {
        if (!_venues.TryGetValue(venue, out var key))
        {
            key = string.Join(
                '|', venue.Department, venue.Township, string.Join(',', venue.Tags), Audience.ShapeOf(venue));
            _venues.Add(venue, key);
        }

        return key;
    }

    private Group Find(Endpoint endpoint, string shape, IReadOnlyList<int> bookings, IReadOnlyList<Show> shows)
    {
        var key = Audience.KeyOf(shape, bookings.Select(i => _prints[i]), shows);
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new Group(endpoint, shape, bookings, shows, key, []);
            _groups.Add(key, group);
        }

        return group;
    }

    private Audience AudienceOf(Group group)
    {
        group.Endpoints.Sort(StringComparer.Ordinal);
        return new Audience(
            group.Sample, group.Endpoints, [.. group.Bookings.Select(i => _bookings[i])], group.Shows, group.Key);
    }

    private readonly record struct Like(
        string Venue, EndpointKind Kind, int Width, int Height, string Tags, string? Panel, string? StartEvent);

    private sealed record Group(
        Endpoint Sample,
        string Shape,
        IReadOnlyList<int> Bookings,
        IReadOnlyList<Show> Shows,
        string Key,
        List<string> Endpoints);
}
