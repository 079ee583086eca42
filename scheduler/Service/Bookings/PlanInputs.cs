using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Calendars;
using Signage.Planning.Places;
using Signage.Planning.Time;
using Endpoint = Signage.Planning.Places.Endpoint;
using Signage.Scheduler.Calendars;
using Signage.Scheduler.Library;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Bookings;

/// <summary>Reads from the database what the planner wants to know.</summary>
public sealed class PlanInputs(IDateTimeZoneProvider zones, MediaStore media)
{
    // A slogan's file never changes, so it is read once.
    private readonly ConcurrentDictionary<string, SloganDocument> _slogans = new(StringComparer.Ordinal);

    public async Task<PlanSnapshot> LoadAsync(SignageDb db, CancellationToken stop) => new(
        await EndpointsAsync(db, stop),
        await AssetsAsync(db, stop),
        await BookingsAsync(db, stop),
        await ShowsAsync(db, stop));

    public async Task<IReadOnlyList<Endpoint>> EndpointsAsync(SignageDb db, CancellationToken stop)
    {
        var stored = await db.Set<StoredEndpoint>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(stop);
        var venues = await db.Set<StoredVenue>().AsNoTracking().ToListAsync(stop);
        return EndpointsOf(stored, venues, await CalendarsAsync(db, stop));
    }

    internal IReadOnlyList<Endpoint> EndpointsOf(
        IEnumerable<StoredEndpoint> stored,
        IEnumerable<StoredVenue> places,
        IReadOnlyDictionary<string, Calendar> calendars)
    {
        var venues = places.ToDictionary(v => v.Id, v => VenueOf(v, calendars), StringComparer.Ordinal);
        return [.. stored.Select(e => new Endpoint(e.Id, e.Title, e.Kind, e.Width, e.Height, venues[e.VenueId])
        {
            Tags = PlaceText.Read<string>(e.TagsJson) ?? [],
            PanelHours = PlaceText.Read<CountyHours>(e.PanelHoursJson) is { } hours ? PlaceText.HoursOf(hours) : null,
            StartEvent = e.StartEvent,
        })];
    }

    /// <summary>The calendars by id.</summary>
    public static async Task<IReadOnlyDictionary<string, Calendar>> CalendarsAsync(
        SignageDb db, CancellationToken stop)
    {
        var stored = await db.Set<StoredCalendar>().AsNoTracking().ToListAsync(stop);
        return stored.ToDictionary(c => c.Id, c => c.Read(), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<PlanAsset>> AssetsAsync(SignageDb db, CancellationToken stop)
    {
        var assets = await db.Set<Asset>().AsNoTracking().Include(a => a.Renditions).OrderBy(a => a.Id)
            .ToListAsync(stop);
        return [.. assets.Select(AssetOf)];
    }

    public Venue VenueOf(StoredVenue venue, IReadOnlyDictionary<string, Calendar>? calendars = null) => new(
        venue.Id, venue.Title, venue.Department, venue.Township,
        BellZone.Of(zones[venue.Zone], venue.BellOffsetSeconds),
        PlaceText.Read<CountyHours>(venue.HoursJson) is { } hours
            ? PlaceText.HoursOf(hours)
            : OpeningHours.Always)
    {
        Calendar = venue.Calendar is { } id ? calendars?.GetValueOrDefault(id) : null,
        Quiet = [.. (PlaceText.Read<CountyQuiet>(venue.QuietJson) ?? []).Select(q =>
            new QuietHours(q.Kind, PlaceText.PartOf(q.Days, q.From, q.Until)))],
        Levels = [.. (PlaceText.Read<CountyLevel>(venue.LevelsJson) ?? []).Select(l =>
            new LevelHours(PlaceText.PartOf(l.Days, l.From, l.Until), l.Volume, l.Brightness))],
        Tags = PlaceText.Read<string>(venue.TagsJson) ?? [],
    };

    private PlanAsset AssetOf(Asset asset)
    {
        var kind = Enum.TryParse<AssetKind>(asset.Kind, ignoreCase: true, out var known) ? known : AssetKind.Clip;
        var state = asset.State switch
        {
            AssetState.Approved => PlanAssetState.Approved,
            AssetState.Withdrawn or AssetState.Refused => PlanAssetState.Withdrawn,
            _ => PlanAssetState.Waiting,
        };
        var renditions = asset.Renditions.OrderBy(r => r.Sha256, StringComparer.Ordinal).Select(r => new PlanRendition(
            Sha256Hash.Parse(r.Sha256), r.Type, r.Bytes, r.Use,
            r.LengthMs > 0 ? Duration.FromMilliseconds(r.LengthMs) : null,
            r.Width > 0 ? r.Width : null, r.Height > 0 ? r.Height : null)).ToList();
        var slogan = kind == AssetKind.Slogan && renditions is [var file, ..] ? SloganOf(file.Hash.ToString()) : null;
        return new PlanAsset(asset.Id, asset.Title, kind, state, renditions, slogan)
        {
            Topic = asset.Topic.Length > 0 ? asset.Topic : null,
            Loudness = asset.LoudnessLufs,
        };
    }

    private SloganDocument? SloganOf(string sha256)
    {
        if (!_slogans.TryGetValue(sha256, out var slogan) && media.Has(sha256)
            && SloganDocument.TryRead(File.ReadAllBytes(media.PathOf(sha256)), out slogan, out _))
        {
            _slogans[sha256] = slogan!;
        }

        return slogan;
    }

    private static async Task<IReadOnlyList<Booking>> BookingsAsync(SignageDb db, CancellationToken stop)
    {
        var stored = await db.Set<StoredBooking>().AsNoTracking().Where(b => b.RemovedAt == null).ToListAsync(stop);
        return [.. stored.Select(BookingOf)];
    }

    public static Booking BookingOf(StoredBooking stored)
    {
        var request = RequestOf(stored);
        return BookingReader.Read(request, stored.Id, stored.MadeAt, out var booking) is null
            ? booking!
            : throw new InvalidOperationException($"Stored booking {stored.Id} cannot be read.");
    }

    public static BookingRequest RequestOf(StoredBooking stored) =>
        JsonSerializer.Deserialize<BookingRequest>(stored.RequestJson, WireJson.Lenient)!;

    private static async Task<IReadOnlyList<Show>> ShowsAsync(SignageDb db, CancellationToken stop)
    {
        var stored = await db.Set<StoredShow>().AsNoTracking().ToListAsync(stop);
        return [.. stored.Select(s => new Show(s.Id, s.EndpointId, s.Start, s.Title, s.CancelledAt is not null))];
    }
}
