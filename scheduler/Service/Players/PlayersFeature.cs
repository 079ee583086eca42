using Microsoft.AspNetCore.Authentication;
using Signage.Content.Players;
using Signage.Scheduler.Access;

namespace Signage.Scheduler.Players;

public static class PlayersFeature
{
    public static IServiceCollection AddPlayers(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, PlayerTokenHandler>(Schemes.Player, null);
        services.AddSignalR();
        services.AddSingleton<Presences>().AddSingleton<Doorbell>().AddSingleton<PlayerTokens>();
        return services.AddScoped<Pairing>().AddScoped<PlayerStates>().AddScoped<Fleet>().AddScoped<Watching>()
            .AddScoped<StopReach>().AddScoped<Errands>();
    }

    public static void MapPlayers(this WebApplication app)
    {
        PlayerEndpoints.Map(app);
        FleetEndpoints.Map(app);
        app.MapHub<PlayerHub>(RingTopic.HubPath);
    }
}
