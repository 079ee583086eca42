using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Text;
using Signage.Planning;
using Signage.Planning.Bookings;
using Signage.Planning.Calendars;
using Signage.Scheduler.AsRun;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Calendars;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.Why;

/// <summary>Keeps what plans followed from, so that the past can be explained from what was so then.</summary>
public sealed class PlanRecords(PlanInputs inputs)
{
    /// <summary>Adds a record where anything has changed since the last one. The caller saves.</summary>
    public static async Task AddAsync(
        SignageDb db, PlanSnapshot snapshot, Instant now, int days, CancellationToken stop)
    {
        var bookings = await db.Set<StoredBooking>().AsNoTracking().Where(b => b.RemovedAt == null)
            .OrderBy(b => b.Id).ToListAsync(stop);
        var endpoints = await db.Set<StoredEndpoint>().AsNoTracking().OrderBy(e => e.Id).ToListAsync(stop);
        var record = new PlanRecord
        {
            At = now,
            Days = days,
            Bookings = await PartAsync(db, bookings.Select(b =>
                new RecordedBooking(b.Id, PlanInputs.RequestOf(b), b.MadeAt)).ToList(), stop),
            Places = await PartAsync(db, new RecordedPlaces(
                await db.Set<StoredVenue>().AsNoTracking().OrderBy(v => v.Id).ToListAsync(stop),
                [.. endpoints.Select(RecordedEndpoint.Of)],
                await db.Set<StoredCalendar>().AsNoTracking().OrderBy(c => c.Id)
                    .ToDictionaryAsync(c => c.Id, c => c.Text, stop)), stop),
            Assets = await PartAsync(db, snapshot.Assets.Select(RecordedAsset.Of).ToList(), stop),
            Shows = await PartAsync(db, snapshot.Shows, stop),
        };
        var last = await db.Set<PlanRecord>().AsNoTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync(stop);
        if (last is null || (last.Days, last.Bookings, last.Places, last.Assets, last.Shows)
            != (record.Days, record.Bookings, record.Places, record.Assets, record.Shows))
        {
            db.Add(record);
        }
    }

    /// <summary>The record that held at the instant, or null before the first.</summary>
    public static Task<PlanRecord?> HeldAtAsync(SignageDb db, Instant at, CancellationToken stop) =>
        db.Set<PlanRecord>().AsNoTracking().Where(r => r.At <= at).OrderByDescending(r => r.At)
            .ThenByDescending(r => r.Id).FirstOrDefaultAsync(stop);

    /// <summary>What a record says.</summary>
    public async Task<PlanSnapshot> ReadAsync(SignageDb db, PlanRecord record, CancellationToken stop)
    {
        var bookings = await ReadAsync<List<RecordedBooking>>(db, record.Bookings, stop);
        var places = await ReadAsync<RecordedPlaces>(db, record.Places, stop);
        var assets = await ReadAsync<List<RecordedAsset>>(db, record.Assets, stop);
        var calendars = places.Calendars.ToDictionary(
            c => c.Key, c => CalendarFile.Read(c.Value, c.Key, c.Key).Calendar!, StringComparer.Ordinal);
        return new PlanSnapshot(
            inputs.EndpointsOf(places.Endpoints.Select(e => e.Read()), places.Venues, calendars),
            [.. assets.Select(a => a.Read())],
            [.. bookings.Select(BookingOf)],
            await ReadAsync<List<Show>>(db, record.Shows, stop));
    }

    private static Booking BookingOf(RecordedBooking recorded) =>
        BookingReader.Read(recorded.Request, recorded.Id, recorded.Made, out var booking) is null
            ? booking!
            : throw new InvalidOperationException($"The recorded booking {recorded.Id} cannot be read.");

    private static async Task<string> PartAsync<T>(SignageDb db, T part, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Lenient);
        var name = Sha256Hash.Of(bytes).ToString();
        if (!await db.Set<PlanPart>().AnyAsync(p => p.Sha256 == name, stop)
            && db.Set<PlanPart>().Local.All(p => p.Sha256 != name))
        {
            db.Add(new PlanPart { Sha256 = name, Body = Deflated.Pack(bytes) });
        }

        return name;
    }

    private static async Task<T> ReadAsync<T>(SignageDb db, string name, CancellationToken stop)
    {
        var part = await db.Set<PlanPart>().AsNoTracking().FirstAsync(p => p.Sha256 == name, stop);
        return JsonSerializer.Deserialize<T>(Deflated.Unpack(part.Body), WireJson.Lenient)!;
    }
}
