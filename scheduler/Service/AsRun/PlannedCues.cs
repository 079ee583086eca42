using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Airings;
using Signage.Content.Assets;
using Signage.Content.Playlists;
using Signage.Scheduler.Publishing;
using Signage.Scheduler.Storage;

namespace Signage.Scheduler.AsRun;

/// <summary>The cues that each endpoint was ordered to play, by the order that counted at the time.</summary>
public sealed class PlannedCues(IDbContextFactory<SignageDb> contexts, PlaylistStore store)
{
    /// <summary>For more endpoints than this, a person picks some first.</summary>
    public const int MostEndpoints = 200;

    private const int MostRead = 500;

    // A playlist never changes, so each is read once; the few that count are asked for again and again.
    private readonly ConcurrentDictionary<string, Playlist?> _read = new(StringComparer.Ordinal);

    /// <summary>One row a cue, of grade E0: nothing is proven by a plan.</summary>
    public async Task<IReadOnlyList<AiringRow>> WithinAsync(
        IReadOnlyList<string> endpoints, Interval when, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var orders = await db.Set<StoredOrder>().AsNoTracking()
            .Where(o => endpoints.Contains(o.EndpointId) && o.Issued < when.End)
            .OrderBy(o => o.Number).Select(o => new { o.EndpointId, o.Playlist, o.Issued }).ToListAsync(stop);
        var cues = new Dictionary<(string Endpoint, Lane Lane, string Item, Instant At), AiringRow>();
        foreach (var own in orders.GroupBy(o => o.EndpointId, StringComparer.Ordinal))
        {
            var sorted = own.ToList();
            for (var i = 0; i < sorted.Count; i++)
            {
                var until = i + 1 < sorted.Count ? Instant.Min(sorted[i + 1].Issued, when.End) : when.End;
                var from = Instant.Max(sorted[i].Issued, when.Start);
                if (from >= until || Read(sorted[i].Playlist) is not { } playlist)
                {
                    continue;
                }

                foreach (var cue in playlist.Cues.Where(c => c.At >= from && c.At < until))
                {
                    cues[(own.Key, cue.Lane, cue.Item, cue.At)] = RowOf(own.Key, cue, playlist);
                }
            }
        }

        return [.. cues.Values];
    }

    private Playlist? Read(string sha256)
    {
        if (_read.Count > MostRead)
        {
            _read.Clear();
        }

        return _read.GetOrAdd(sha256, hash => Sha256Hash.TryParse(hash, out var name) && store.Has(name)
            && Playlist.TryRead(File.ReadAllBytes(store.PathOf(name)), out var playlist, out _) ? playlist : null);
    }

    private static AiringRow RowOf(string endpoint, Cue cue, Playlist playlist) => new()
    {
        Endpoint = endpoint,
        Lane = cue.Lane,
        Item = cue.Item,
        Asset = playlist.FileOf(cue.File)?.Asset,
        Title = playlist.FileOf(cue.File)?.Title,
        Booking = cue.Booking,
        File = cue.File,
        PlannedStart = cue.At,
        PlannedMs = cue.LengthMs,
        Start = cue.At,
        Grade = EvidenceGrade.E0,
        Receipted = false,
        Received = Instant.MinValue,
        Player = "",
        Epoch = 0,
        Sequence = 0,
    };
}
