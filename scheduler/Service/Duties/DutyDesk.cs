using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Text;
using Signage.Planning.Duties;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Duties;

/// <summary>Sets, shows and removes duties.</summary>
public sealed class DutyDesk(SignageDb db, IClock time, Audit audit)
{
    public async Task<IReadOnlyList<DutyRequest>> ListAsync(CancellationToken stop)
    {
        var stored = await db.Set<StoredDuty>().AsNoTracking().OrderBy(d => d.Id).ToListAsync(stop);
        return [.. stored.Select(RequestOf)];
    }

    /// <summary>The duties as planning sees them.</summary>
    public async Task<IReadOnlyList<Duty>> AllAsync(CancellationToken stop) =>
        [.. (await ListAsync(stop)).Select(DutyOf)];

    public async Task<Refusal?> PutAsync(string id, DutyRequest request, string by, CancellationToken stop)
    {
        if (DutyReader.Read(request, id, out var duty) is { } refusal)
        {
            return refusal;
        }

        var known = await db.Set<StoredDuty>().FirstOrDefaultAsync(d => d.Id == id, stop);
        if (known is null)
        {
            known = new StoredDuty { Id = id, Title = "", RequestJson = "", ChangedBy = by };
            db.Add(known);
        }

        known.Title = duty!.Title;
        known.RequestJson = JsonSerializer.Serialize(request with { Id = id }, WireJson.Options);
        (known.ChangedBy, known.ChangedAt) = (by, InstantText.ToMilliseconds(time.GetCurrentInstant()));
        audit.Add(db, "duty.put", id, known.RequestJson, by);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> RemoveAsync(string id, string by, CancellationToken stop)
    {
        var known = await db.Set<StoredDuty>().FirstOrDefaultAsync(d => d.Id == id, stop);
        if (known is null)
        {
            return new Refusal("not-found");
        }

        db.Remove(known);
        audit.Add(db, "duty.remove", id, who: by);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private static DutyRequest RequestOf(StoredDuty stored) =>
        JsonSerializer.Deserialize<DutyRequest>(stored.RequestJson, WireJson.Lenient)!;

    private static Duty DutyOf(DutyRequest request) => DutyReader.Read(request, request.Id!, out var duty) is null
        ? duty!
        : throw new InvalidOperationException($"The stored duty {request.Id} cannot be read.");
}
