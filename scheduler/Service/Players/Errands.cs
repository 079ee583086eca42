using Microsoft.EntityFrameworkCore;
using NodaTime;
using Signage.Content.Players;
using Signage.Content.Text;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Players;

/// <summary>
/// What a person asks of a player itself: to start anew, or to send its log. It is asked of one that is online, stands
/// for a few minutes, and is written down with who asked.
/// </summary>
public sealed class Errands(SignageDb db, Presences presences, Doorbell doorbell, Audit audit, IClock time)
{
    private const int LongestLine = 2_000;

    /// <summary>How long a request stands.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>Asks for a new start; the answer is when it was asked.</summary>
    public Task<(Instant Asked, Refusal? Refusal)> RestartAsync(Scope scope, string endpoint, CancellationToken stop) =>
        AskAsync(scope, endpoint, "player.restart", (p, now) => p with { RestartAskedAt = now }, stop);

    /// <summary>Asks for the log; it comes within seconds and is then <see cref="LogAsync"/>.</summary>
    public Task<(Instant Asked, Refusal? Refusal)> AskLogAsync(Scope scope, string endpoint, CancellationToken stop) =>
        AskAsync(scope, endpoint, "player.log", (p, now) => p with { LogAskedAt = now }, stop);

    /// <summary>The log that came last; null when none did, or the endpoint is not of the scope.</summary>
    public async Task<PlayerLogView?> LogAsync(Scope scope, string endpoint, CancellationToken stop) =>
        await scope.Narrow(db.Set<StoredEndpoint>()).AnyAsync(e => e.Id == endpoint, stop)
            ? presences.Of(endpoint).Log
            : null;

    /// <summary>A player sent its log; one that nobody asked for is not kept.</summary>
    public void Take(string endpoint, PlayerLog log)
    {
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var lines = log.Lines.TakeLast(PlayerLog.MostLines)
            .Select(line => line.Length > LongestLine ? line[..LongestLine] : line);
        presences.Change(endpoint, p => Standing(p.LogAskedAt, now) is null
            ? p
            : p with { Log = new PlayerLogView(now, [.. lines]) });
    }

    /// <summary>Does a request still stand?</summary>
    internal static Instant? Standing(Instant? asked, Instant now) =>
        asked is { } at && now - at < Lasts ? at : null;

    private async Task<(Instant, Refusal?)> AskAsync(
        Scope scope, string endpoint, string what, Func<Presence, Instant, Presence> ask, CancellationToken stop)
    {
        var now = InstantText.ToMilliseconds(time.GetCurrentInstant());
        var player = await scope.Narrow(db.Set<StoredEndpoint>()).Where(e => e.Id == endpoint)
            .SelectMany(e => db.Set<StoredPlayer>().Where(p => p.EndpointId == e.Id && p.RevokedAt == null))
            .Select(p => p.Id).FirstOrDefaultAsync(stop);
        if (player is null)
        {
            return (now, new Refusal("not-found"));
        }

        if (!presences.Of(endpoint).IsOnline(now))
        {
            return (now, new Refusal("player-offline"));
        }

        audit.Add(db, what, player, endpoint);
        await db.SaveChangesAsync(stop);
        presences.Change(endpoint, p => ask(p, now));
        await doorbell.RingAsync(RingTopic.Errand, [endpoint], stop);
        return (now, null);
    }
}
