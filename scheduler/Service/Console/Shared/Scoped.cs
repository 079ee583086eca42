using NodaTime;
using Signage.Scheduler.Bookings;
using Signage.Scheduler.Players;
using Signage.Scheduler.Storage;
using Signage.Scheduler.Texts;

namespace Signage.Scheduler.Console.Shared;

/// <summary>What a person sees of the county: the own venue, department or township, or all of it.</summary>
public sealed class Scoped(
    SignageDb db, Fleet fleet, Watching watching, StopReach reach, Errands errands, IHttpContextAccessor http)
{
    public async Task<IReadOnlyList<EndpointView>> EndpointsAsync(CancellationToken stop) =>
        await fleet.ViewAsync(await ScopeAsync(stop), stop);

    public async Task<Instant> WatchAsync(IReadOnlyList<string> endpoints, CancellationToken stop) =>
        await watching.WatchAsync(await ScopeAsync(stop), endpoints, stop);

    public async Task<StopReachView> StopReachAsync(CancellationToken stop) =>
        await reach.ViewAsync(await ScopeAsync(stop), stop);

    public async Task<(Instant Asked, Refusal? Refusal)> RestartAsync(string endpoint, CancellationToken stop) =>
        await errands.RestartAsync(await ScopeAsync(stop), endpoint, stop);

    public async Task<(Instant Asked, Refusal? Refusal)> AskLogAsync(string endpoint, CancellationToken stop) =>
        await errands.AskLogAsync(await ScopeAsync(stop), endpoint, stop);

    public async Task<PlayerLogView?> LogAsync(string endpoint, CancellationToken stop) =>
        await errands.LogAsync(await ScopeAsync(stop), endpoint, stop);

    private Task<Scope> ScopeAsync(CancellationToken stop) => Scope.OfAsync(http.HttpContext!.User, db, stop);
}
