using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Signage.Content.Players;
using Signage.Scheduler.Access;

namespace Signage.Scheduler.Players;

/// <summary>Players wait here for a ring. There is nothing that they could call.</summary>
[Authorize(AuthenticationSchemes = Schemes.Player)]
public sealed class PlayerHub(Presences presences) : Hub<IPlayerClient>
{
    public override async Task OnConnectedAsync()
    {
        var endpoint = Endpoint();
        await Groups.AddToGroupAsync(Context.ConnectionId, endpoint);
        presences.Change(endpoint, p => p with { Connections = p.Connections + 1 });
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        presences.Change(Endpoint(), p => p with { Connections = Math.Max(0, p.Connections - 1) });
        return base.OnDisconnectedAsync(exception);
    }

    private string Endpoint() => Context.User!.FindFirst(PlayerTokenHandler.EndpointClaim)!.Value;
}
