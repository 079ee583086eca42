using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Places;
using Endpoint = Signage.Planning.Places.Endpoint;
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
        var venues = await db.Set<StoredVenue>().AsNoTracking().ToDictionaryAsync(v => v.Id, VenueOf, stop);
        return [.. stored.Select(e => new Endpoint(e.Id, e.Title, e.Kind, e.Width, e.Height, venues[e.VenueId]))];
    }

    public async Task<IReadOnlyList<PlanAsset>> AssetsAsync(SignageDb db, CancellationToken stop)
    {
        var assets = await db.Set<Asset>().AsNoTracking().Include(a => a.Renditions).OrderBy(a => a.Id)
            .ToListAsync(stop);
        return [.. assets.Select(AssetOf)];
    }

    public Venue VenueOf(StoredVenue venue) => new(
        venue.Id, venue.Title, venue.Department, venue.Township, zones[venue.Zone], HoursOf(venue.HoursJson));

    private static OpeningHours HoursOf(string? json)
    {
        if (json is null)
        {
            return OpeningHours.Always;
        }

        var hours = JsonSerializer.Deserialize<List<CountyHours>>(json, WireJson.Options)!;
        return OpeningHours.Of([.. hours.Select(h =>
            LocalText.TryDaypart(h.Days, h.From, h.Until, out var part)
                ? part
                : throw new InvalidOperationException($"Stored opening hours cannot be read: {json}"))]);
    }

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
        return [.. stored.Select(s => new Show(s.Id, s.EndpointId, s.Start, s.Title))];
    }
}
